package dev.callwire.processor.model;

import dev.callwire.schema.ParamStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a service.
 *
 * @param name its Java name
 * @param uri what it goes by where procedures have URIs
 * @param overloaded whether the interface has another method of that Java name
 * @param result the type of the answer, or of an item where it is a stream; void when there is none
 * @param stream null unless the answer is a stream
 * @param returnType what the Java method returns: the result's type, or a stage or a stream of it
 * @param annotations those of the declaration that say whether the result may be null
 * @param thrown what the Java method declares to throw
 * @param errors those of {@code thrown} that cross the wire
 * @param references the interfaces whose objects it passes by reference, sorted
 */
public record MethodModel(
        String name,
        String wireName,
        String uri,
        boolean overloaded,
        Answer answer,
        DataType result,
        @Nullable StreamModel stream,
        JavaType returnType,
        List<ClassRef> annotations,
        List<ParamModel> params,
        ParamStyle style,
        List<JavaType> thrown,
        List<ErrorModel> errors,
        List<ClassRef> references,
        boolean idempotent,
        boolean nonBlocking,
        MethodDoc doc) {

    public MethodModel {
        annotations = List.copyOf(annotations);
        params = List.copyOf(params);
        thrown = List.copyOf(thrown);
        errors = List.copyOf(errors);
        references = List.copyOf(references);
    }
}
