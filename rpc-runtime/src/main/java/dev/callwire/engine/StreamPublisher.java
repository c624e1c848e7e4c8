package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.Flow;

/**
 * The stream that a method results in. Each subscriber has a call of its own.
 *
 * @param tracked whether subscribers get {@link dev.callwire.stream.Tracked} items
 */
record StreamPublisher<R, T>(PeerCaller caller, MethodDescriptor<R> method, Arguments arguments, boolean tracked)
        implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        requireNonNull(subscriber, "subscriber");
        caller.subscribe(this, subscriber);
    }
}
