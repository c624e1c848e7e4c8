package dev.callwire.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Adds up a stream. */
final class Summing implements Flow.Subscriber<Integer> {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private long sum;

    CompletionStage<Long> result() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Integer number) {
        sum += number;
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(sum);
    }
}
