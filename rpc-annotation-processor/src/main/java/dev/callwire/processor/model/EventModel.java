package dev.callwire.processor.model;

import dev.callwire.schema.BufferSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param name its method's name
 * @param topic its wire name
 * @param uri what it goes by where topics have URIs
 * @param keys the parameters by which subscribers may choose
 * @param thrown what the Java method declares to throw
 * @param buffer what becomes of events that are not taken in time; null unless declared
 */
public record EventModel(
        String name,
        String topic,
        String uri,
        List<ParamModel> params,
        List<ParamModel> keys,
        List<JavaType> thrown,
        @Nullable BufferSchema buffer,
        MethodDoc doc) {

    public EventModel {
        params = List.copyOf(params);
        keys = List.copyOf(keys);
        thrown = List.copyOf(thrown);
    }
}
