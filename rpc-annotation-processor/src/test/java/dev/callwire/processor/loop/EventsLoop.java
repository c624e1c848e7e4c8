package dev.callwire.processor.loop;

import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonWriter;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.EventTable;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import dev.callwire.stub.ParamsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A sink and a source back to back: what is published is written as JSON, and read by each who has subscribed to it. */
final class EventsLoop implements EventSink, EventSource {
    private final DataBinder binder = JacksonBinder.create();
    private final List<Subscribed> subscribed = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private record Subscribed(EventDescriptor event, EventTable.EventHandler handler) {}

    /** The events that went over the wire, in order. */
    List<String> sent() {
        return sent;
    }

    /** The keys that were asked for, in order. */
    List<String> keys() {
        return keys;
    }

    @Override
    public void publish(EventDescriptor event, Arguments arguments) {
        var json = written(event.event(), arguments);
        sent.add(event.topic() + " " + json.toSlice());
        for (var each : List.copyOf(subscribed)) {
            if (each.event().topic().equals(event.topic())) {
                try {
                    each.handler().handle(new Params(binder, JsonLimits.DEFAULTS).bind(event.event(), json.toSlice()));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private JsonWriter written(MethodDescriptor<?> method, Arguments arguments) {
        var out = new JsonWriter(64, 1 << 20);
        new ParamsWriter(binder).write(method, arguments, out);
        return out;
    }

    @Override
    public EventSubscription subscribe(Consumer<EventTable> handlers, Object listener) {
        var added = new ArrayList<Subscribed>();
        handlers.accept((event, handler) -> added.add(new Subscribed(event, handler)));
        subscribed.addAll(added);
        return new EventSubscription() {
            private final CompletableFuture<Void> ended = new CompletableFuture<>();

            @Override
            public CompletionStage<Void> ended() {
                return ended;
            }

            @Override
            public void close() {
                subscribed.removeAll(added);
                ended.complete(null);
            }
        };
    }

    @Override
    public <T> Flow.Publisher<T> stream(EventDescriptor event, EventReader<T> reader, Arguments arguments) {
        return subscriber -> {
            keys.add(written(event.keys(), arguments).toSlice().toString());
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscribed.add(new Subscribed(event, params -> subscriber.onNext(reader.read(params))));
        };
    }
}
