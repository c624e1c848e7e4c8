package dev.callwire.stream;

import java.util.concurrent.Flow;

/**
 * A subscriber that hears of gaps. One that is not of this kind is not told of items that were dropped as its method
 * declares, and where nobody knows what is missing its stream ends with a {@code GapException}.
 *
 * @param <T> the items
 */
public interface GapSubscriber<T> extends Flow.Subscriber<T> {

    /** Items are missing between the last one and the next. Called between items, as {@link #onNext} is. */
    void onGap(Gap gap);
}
