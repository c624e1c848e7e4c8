package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.EventTable;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The events of this end's own topics, for subscribers that live here. Thread-safe. */
final class LocalEvents implements EventSource {
    private final Topics topics;

    LocalEvents(Topics topics) {
        this.topics = topics;
    }

    @Override
    public EventSubscription subscribe(Consumer<EventTable> handlers, Object listener) {
        var heard = new HeardEvents(listener, topics.settings());
        handlers.accept((event, handler) -> {
            var member = heard.member(new PeerEvents.EventHandling(event, handler));
            stream(event, params -> params, Arguments.NONE).subscribe(member);
        });
        return heard;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // this very constant
    public <T> Flow.Publisher<T> stream(EventDescriptor event, EventReader<T> reader, Arguments keys) {
        requireNonNull(reader, "reader");
        return subscriber -> {
            requireNonNull(subscriber, "subscriber");
            var topic = topics.offered(event);
            var wanted = topic.filter(keys == Arguments.NONE ? new JsonSlice() : topic.keys(keys));
            new LocalSubscription<>(topic, reader, wanted, subscriber).begin();
        };
    }
}
