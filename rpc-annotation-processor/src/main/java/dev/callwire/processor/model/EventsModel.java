package dev.callwire.processor.model;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.NamedType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of events: all that is written is made of it.
 *
 * @param type the interface
 * @param visible whether the interface is public, and so are the types that it is nested in
 * @param namespace what its derived topics begin with; may be empty
 * @param separator what stands between the namespace and a method's name; empty when the namespace is
 * @param deprecation null unless deprecated
 * @param types every type that the events refer to
 * @param codecs what generated code reads and writes by itself
 * @param sourceNames what the names in generated sources must be on their guard against
 */
public record EventsModel(
        ClassRef type,
        boolean visible,
        String namespace,
        String separator,
        Doc doc,
        @Nullable Deprecation deprecation,
        List<EventModel> events,
        List<NamedType> types,
        CodecsModel codecs,
        SourceNames sourceNames)
        implements Contract {

    public EventsModel {
        events = List.copyOf(events);
        types = List.copyOf(types);
    }
}
