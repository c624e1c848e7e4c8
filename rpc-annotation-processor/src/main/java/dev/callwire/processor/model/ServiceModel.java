package dev.callwire.processor.model;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.NamedType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service or callback: all that is written is made of it.
 *
 * @param type the interface
 * @param callback whether it is there for objects that are passed by reference alone
 * @param visible whether the interface is public, and so are the types that it is nested in
 * @param namespace what its derived wire names begin with; may be empty
 * @param separator what stands between the namespace and a method's name; empty when the namespace is
 * @param closable whether its {@code close()} ends a reference
 * @param deprecation null unless deprecated
 * @param types every type that the methods refer to
 * @param codecs what generated code reads and writes by itself
 * @param sourceNames what the names in generated sources must be on their guard against
 */
public record ServiceModel(
        ClassRef type,
        boolean callback,
        boolean visible,
        String namespace,
        String separator,
        boolean closable,
        Doc doc,
        @Nullable Deprecation deprecation,
        List<MethodModel> methods,
        List<NamedType> types,
        CodecsModel codecs,
        SourceNames sourceNames)
        implements Contract {

    public ServiceModel {
        methods = List.copyOf(methods);
        types = List.copyOf(types);
    }

    /** The errors that its methods declare, each once. */
    public List<ErrorModel> errors() {
        return methods.stream()
                .flatMap(method -> method.errors().stream())
                .distinct()
                .toList();
    }
}
