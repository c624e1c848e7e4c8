package dev.callwire.processor.model;

import dev.callwire.schema.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name its Java name
 * @param type its type, or that of an item where it is a stream
 * @param stream null unless it is a stream
 * @param declared what the Java method takes: the type, or a stream of it
 * @param annotations those of the declaration that say whether it may be null
 */
public record ParamModel(
        String name,
        String wireName,
        DataType type,
        @Nullable StreamModel stream,
        JavaType declared,
        boolean varargs,
        List<ClassRef> annotations,
        Doc doc) {

    public ParamModel {
        annotations = List.copyOf(annotations);
    }
}
