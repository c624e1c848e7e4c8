package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import dev.callwire.annotation.Overflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both ends know of an event: its topic, its parameters, and which of them are keys. Immutable.
 *
 * <p>On the wire an event of one parameter is that parameter's value; any other is an object of all of them by name.
 */
public final class EventDescriptor {
    private final String topic;
    private final MethodDescriptor<?> event;
    private final MethodDescriptor<?> keys;
    private final List<String> keyNames;
    private final Buffering buffering;
    private final @Nullable Class<?> events;
    private final long fingerprint;

    private EventDescriptor(Builder builder) {
        topic = builder.topic;
        event = builder.event.build();
        keys = builder.keys.build();
        keyNames = List.copyOf(builder.keyNames);
        buffering = builder.buffering;
        events = builder.events;
        fingerprint = builder.fingerprint;
    }

    /** Begins the description of an event. */
    public static Builder of(String topic) {
        return new Builder(topic);
    }

    /** The topic's wire name. */
    public String topic() {
        return topic;
    }

    /** What the topic goes by where topics have URIs: its wire name unless it has one of its own. */
    public String uri() {
        return event.uri();
    }

    /** The URI as a JSON string, quotes included. Not to be changed. */
    public byte[] quotedUri() {
        return event.quotedUri();
    }

    /** How its parameters are read and written; it has the topic's wire name and URI. */
    public MethodDescriptor<?> event() {
        return event;
    }

    /** How the keys that a subscriber asks for are read and written; each may be left out. */
    public MethodDescriptor<?> keys() {
        return keys;
    }

    /** The names of the keys, in the order of the parameters. */
    public List<String> keyNames() {
        return keyNames;
    }

    /** What becomes of events that a subscriber does not take in time. */
    public Buffering buffering() {
        return buffering;
    }

    /** The interface that declares it; {@code null} where that is not known. */
    public @Nullable Class<?> events() {
        return events;
    }

    /** What tells the contract of that interface apart from others, as {@link EventBinding#fingerprint} does. */
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return topic;
    }

    /** Builds a descriptor. */
    public static final class Builder {
        private final String topic;
        private final MethodDescriptor.Builder<?> event;
        private final MethodDescriptor.Builder<?> keys;
        private final List<String> keyNames = new ArrayList<>(1);
        private int params;
        private Buffering buffering = Buffering.OF_EVENTS;
        private @Nullable Class<?> events;
        private long fingerprint;

        private Builder(String topic) {
            this.topic = requireNonNull(topic, "topic");
            event = MethodDescriptor.notification(topic);
            keys = MethodDescriptor.notification(topic);
        }

        /** Gives the topic a URI of its own. */
        public Builder uri(String ownUri) {
            event.uri(ownUri);
            keys.uri(ownUri);
            return this;
        }

        /** Adds the next parameter. */
        public Builder param(String name, JsonType<?> type) {
            event.param(name, type);
            params++;
            return this;
        }

        /** Adds the next parameter, by which subscribers may choose. */
        public Builder key(String name, JsonType<?> type) {
            keys.param(name, type.nullable());
            keyNames.add(name);
            return param(name, type);
        }

        /** Says what becomes of events that a subscriber does not take in time. */
        public Builder overflow(Overflow overflow, int buffer) {
            buffering = new Buffering(overflow, buffer);
            return this;
        }

        /** Says which interface declares it, and what tells the contract of that apart from others. */
        public Builder contract(Class<?> declaring, long itsFingerprint) {
            events = requireNonNull(declaring, "declaring");
            fingerprint = itsFingerprint;
            return this;
        }

        /** The description. */
        public EventDescriptor build() {
            if (params == 1) {
                event.whole();
            }
            return new EventDescriptor(this);
        }
    }
}
