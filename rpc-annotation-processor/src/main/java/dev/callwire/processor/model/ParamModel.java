package dev.callwire.processor.model;

import dev.callwire.schema.Doc;
import java.util.List;

/**
 * A parameter of a method.
 *
 * @param name its Java name
 * @param annotations those of the declaration that say whether it may be null
 */
public record ParamModel(
        String name, String wireName, DataType type, boolean varargs, List<ClassRef> annotations, Doc doc) {

    public ParamModel {
        annotations = List.copyOf(annotations);
    }
}
