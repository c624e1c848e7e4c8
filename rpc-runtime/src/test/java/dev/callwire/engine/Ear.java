package dev.callwire.engine;

import dev.callwire.stream.Gap;
import dev.callwire.stream.GapSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** Hears a stream, and asks for what the test wants. */
class Ear<T> implements GapSubscriber<T> {
    final List<T> items = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    Flow.Subscription subscription;
    Throwable failure;
    boolean complete;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(T item) {
        items.add(item);
    }

    @Override
    public void onGap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public void onError(Throwable why) {
        failure = why;
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
