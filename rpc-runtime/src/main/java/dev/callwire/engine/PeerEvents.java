package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The events of the peer at the other end of a route. Thread-safe. */
public final class PeerEvents implements EventSource {
    private final Route route;

    PeerEvents(Route route) {
        this.route = route;
    }

    /** Has a listener hear the events of an interface. */
    public <E> EventSubscription subscribe(Class<E> events, E listener) {
        var binding = Bindings.ofEvents(requireNonNull(events, "events"));
        requireNonNull(listener, "listener");
        return subscribe(table -> binding.listen(listener, table), listener);
    }

    /** A publisher whose events go to the peer. */
    public <E> E publisher(Class<E> events) {
        var caller = new PeerCaller(route, events, CallOptions.DEFAULTS);
        return Bindings.ofEvents(requireNonNull(events, "events")).publisher(caller::publish);
    }

    @Override
    public EventSubscription subscribe(Consumer<EventTable> handlers, Object listener) {
        var caller = caller(listener.getClass());
        caller.checkMayWait("subscribe");
        List<EventHandling> all = new ArrayList<>();
        handlers.accept((event, handler) -> all.add(new EventHandling(event, handler)));
        var heard = new HeardEvents(listener, route.settings());
        var calls = all.stream().map(each -> heard.subscription(each, caller)).toList();
        calls.forEach(caller::begin);
        var confirmed = CompletableFuture.allOf(
                calls.stream().map(StreamCall::confirmed).toArray(CompletableFuture<?>[]::new));
        try {
            InterceptedCalls.await(inTime(confirmed));
        } catch (RuntimeException | Error e) {
            heard.close();
            throw e;
        }
        return heard;
    }

    /** The same, or a failure when the peer takes longer than a call may. */
    private CompletableFuture<?> inTime(CompletableFuture<?> confirmed) {
        long timeout = route.settings().timeoutNanos();
        return confirmed.orTimeout(timeout, TimeUnit.NANOSECONDS).exceptionally(failure -> {
            if (InterceptedCalls.unwrap(failure) instanceof TimeoutException) {
                throw new DeadlineExceededException("The peer has not confirmed a subscription within "
                        + TimeUnit.NANOSECONDS.toMillis(timeout) + " ms");
            }
            throw new CompletionException(InterceptedCalls.unwrap(failure));
        });
    }

    /** An event and what hears it. */
    record EventHandling(EventDescriptor event, EventTable.EventHandler handler) {}

    @Override
    public <T> Flow.Publisher<T> stream(EventDescriptor event, EventReader<T> reader, Arguments keys) {
        requireNonNull(reader, "reader");
        return subscriber -> {
            requireNonNull(subscriber, "subscriber");
            var settings = route.settings();
            var caller = caller(EventSource.class);
            caller.begin(new TopicCall<>(event, reader, keys, caller, subscriber, settings::execute));
        };
    }

    private PeerCaller caller(Class<?> user) {
        return new PeerCaller(route, user, CallOptions.DEFAULTS);
    }
}
