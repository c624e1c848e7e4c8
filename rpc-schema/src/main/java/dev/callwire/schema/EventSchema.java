package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a topic.
 *
 * @param topic its whole name on the wire, namespace included
 * @param uri what the topic goes by where topics have URIs; its wire name unless it has one of its own
 * @param javaName the Java method's name
 * @param deprecation null unless deprecated
 * @param params in declared order; the event is the value of the only one, or an object of all of them
 * @param keys the names of the parameters by which subscribers may choose
 * @param buffer what becomes of events that a subscriber does not take in time
 */
public record EventSchema(
        String topic,
        String uri,
        String javaName,
        Doc doc,
        @Nullable Deprecation deprecation,
        List<ParamSchema> params,
        List<String> keys,
        BufferSchema buffer) {

    /** What holds for events that declare nothing else. */
    public static final BufferSchema BUFFER = new BufferSchema(Overflow.CLOSE, 256);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if two parameters share a name, or a key is none of them
     */
    public EventSchema {
        Names.requireName(topic, "topic");
        Names.requireName(uri, "topic's URI");
        requireNonNull(javaName, "javaName");
        requireNonNull(doc, "doc");
        params = List.copyOf(params);
        keys = List.copyOf(keys);
        requireNonNull(buffer, "buffer");
        Names.requireDistinct(
                params,
                ParamSchema::name,
                "The parameters of event '" + topic + "' must have distinct names. Found twice: '%s'.");
        for (String key : keys) {
            if (params.stream().noneMatch(param -> param.name().equals(key))) {
                throw new IllegalArgumentException(
                        "A key of event '" + topic + "' must be one of its parameters. Found: '" + key + "'.");
            }
        }
    }

    /** An event whose topic has no URI of its own. */
    public EventSchema(
            String topic,
            String javaName,
            Doc doc,
            @Nullable Deprecation deprecation,
            List<ParamSchema> params,
            List<String> keys,
            BufferSchema buffer) {
        this(topic, topic, javaName, doc, deprecation, params, keys, buffer);
    }
}
