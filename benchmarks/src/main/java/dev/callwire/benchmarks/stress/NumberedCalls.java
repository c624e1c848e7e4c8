package dev.callwire.benchmarks.stress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Tells the ledger of each call that runs. */
final class NumberedCalls implements Numbered {
    private final Ledger ledger;

    NumberedCalls(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public long find(long number, int millis) {
        return run(number, millis);
    }

    @Override
    public CompletionStage<Long> findLater(long number, int millis) {
        return start(number, millis);
    }

    @Override
    public CompletionStage<Long> findHere(long number, int millis) {
        return start(number, millis);
    }

    @Override
    public long place(long number, int millis) {
        return run(number, millis);
    }

    @Override
    public CompletionStage<Long> placeLater(long number, int millis) {
        return start(number, millis);
    }

    @Override
    public CompletionStage<Long> placeHere(long number, int millis) {
        return start(number, millis);
    }

    private long run(long number, int millis) {
        ledger.ran(number);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("nobody waits for call " + number);
        }
        return number;
    }

    private CompletionStage<Long> start(long number, int millis) {
        ledger.ran(number);
        var result = new CompletableFuture<Long>();
        return millis == 0
                ? CompletableFuture.completedFuture(number)
                : result.completeOnTimeout(number, millis, TimeUnit.MILLISECONDS);
    }
}
