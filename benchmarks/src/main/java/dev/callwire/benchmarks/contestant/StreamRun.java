package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Takes the items of a peer's stream while the window is open: checks each, and asks for more whenever half of what it
 * asked for is there. For one thread.
 */
final class StreamRun {
    /** How many items are asked for at first. */
    static final int AHEAD = 1024;

    private static final int HALF = AHEAD / 2;

    private final Window window;
    private final Source source;
    private final Tally tally = new Tally();
    private final CompletableFuture<Tally> done = new CompletableFuture<>();
    private int due;

    StreamRun(Window window, Source source) {
        this.window = window;
        this.source = source;
    }

    /** Where the items come from. */
    interface Source {

        /** Asks for so many items more. */
        void request(int count);

        /** Wants no more. */
        void cancel();
    }

    /** Takes an item; those that come after the last are passed over. */
    void take(int item) {
        if (done.isDone()) {
            return;
        }
        if (item != due) {
            failed(new IllegalStateException("The item " + item + " came in place of " + due));
            return;
        }
        due++;
        tally.end(Tally.UNTIMED);
        if (window.isOver()) {
            done.complete(tally);
            source.cancel();
        } else if (due % HALF == 0) {
            source.request(HALF);
        }
    }

    void failed(Throwable cause) {
        done.completeExceptionally(cause);
    }

    Tally await() throws InterruptedException, ExecutionException {
        return done.get();
    }
}
