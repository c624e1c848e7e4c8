package dev.callwire.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A subscriber that writes down what it is told, and asks for nothing by itself. */
class Sink<T> implements Flow.Subscriber<T> {
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(T item) {
        heard.add("" + item);
    }

    @Override
    public void onError(Throwable failure) {
        heard.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    @Override
    public void onComplete() {
        heard.add("complete");
    }
}
