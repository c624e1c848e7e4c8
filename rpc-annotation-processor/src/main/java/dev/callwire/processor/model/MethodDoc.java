package dev.callwire.processor.model;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.ExampleSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the documentation says of a method.
 *
 * @param javadoc the comment, fit to stand in generated code; empty when there is none
 * @param doc the same for the schema
 * @param result what the call answers
 * @param deprecation null unless deprecated
 */
public record MethodDoc(
        String javadoc,
        Doc doc,
        Doc result,
        List<ExampleSchema> examples,
        @Nullable Deprecation deprecation) {

    public MethodDoc {
        examples = List.copyOf(examples);
    }
}
