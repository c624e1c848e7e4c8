package dev.callwire.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A publisher whose signals a test gives by hand. */
final class Source<T> implements Flow.Publisher<T>, Flow.Subscription {
    /** What the subscriber has asked for, call by call. */
    final List<Long> requests = new CopyOnWriteArrayList<>();

    final CompletableFuture<Flow.Subscriber<? super T>> subscriber = new CompletableFuture<>();
    volatile boolean cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super T> newcomer) {
        newcomer.onSubscribe(this);
        subscriber.complete(newcomer);
    }

    @SafeVarargs
    final Source<T> give(T... items) {
        for (T item : items) {
            subscriber.join().onNext(item);
        }
        return this;
    }

    Source<T> gap(Gap gap) {
        ((GapSubscriber<?>) subscriber.join()).onGap(gap);
        return this;
    }

    void complete() {
        subscriber.join().onComplete();
    }

    void fail(Throwable failure) {
        subscriber.join().onError(failure);
    }

    @Override
    public void request(long count) {
        requests.add(count);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    /** What is left to iterate. */
    static <T> List<T> drain(Iterator<T> from) {
        var items = new ArrayList<T>();
        from.forEachRemaining(items::add);
        return items;
    }
}
