package dev.callwire.engine;

import java.util.concurrent.Flow;

/** The subscription of a stream that does not come (Reactive Streams 1.0.4, rule 1.9). */
final class Refused implements Flow.Subscription {
    private static final Refused NOTHING = new Refused();

    private Refused() {}

    static void tell(Flow.Subscriber<?> subscriber, Throwable why) {
        subscriber.onSubscribe(NOTHING);
        subscriber.onError(why);
    }

    @Override
    public void request(long count) {
        // There is nothing to come.
    }

    @Override
    public void cancel() {
        // There is nothing to cancel.
    }
}
