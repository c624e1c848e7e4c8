package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Feature;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSource.EventReader;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscription to one of the peer's topics. */
final class TopicCall<T> extends StreamCall<Object, T> {
    private final EventDescriptor event;
    private final EventReader<T> eventReader;
    private @Nullable Params params;

    @SuppressWarnings("unchecked") // the events of a topic are read by its own reader
    TopicCall(
            EventDescriptor event,
            EventReader<T> eventReader,
            Arguments keys,
            PeerCaller caller,
            Flow.Subscriber<? super T> subscriber,
            Executor executor) {
        super(
                (MethodDescriptor<Object>) (MethodDescriptor<?>) event.event(),
                keys,
                caller,
                Metadata.EMPTY,
                subscriber,
                executor,
                true);
        this.event = event;
        this.eventReader = eventReader;
        var declaring = event.events();
        if (declaring != null) {
            caller.route().expects(declaring, event.fingerprint());
        }
    }

    @Override
    @Nullable
    Class<?> contract() {
        return event.events();
    }

    @SuppressWarnings("ReferenceEquality") // this very constant
    private boolean hasKeys() {
        return arguments != Arguments.NONE;
    }

    @Override
    Set<Feature> needs() {
        return hasKeys() ? EnumSet.of(Feature.TOPIC, Feature.TOPIC_KEYS) : EnumSet.of(Feature.TOPIC);
    }

    @Override
    void write(ProtocolSession session, Streams streams, Encoder encoder, CallMeta meta) {
        meta.eventParameters(method.parameterNames());
        var keys = !hasKeys() ? null : encoder.params(event.keys(), arguments);
        streams.frames().writeSubscribe(encoder.out, id, name(), keys, meta);
    }

    @Override
    T decode(Element element, JsonReader own) {
        var usable = params;
        if (usable == null) {
            var settings = caller.settings();
            usable = new Params(settings.binder(), settings.jsonLimits());
            params = usable;
        }
        return eventReader.read(usable.bindEvent(event.event(), element.json()));
    }
}
