package dev.callwire.benchmarks.stress;

import dev.callwire.call.CallContext;
import dev.callwire.stream.StreamWriter;
import dev.callwire.stream.Tracked;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays behind the last number that came through, and counts how often it is asked to. */
final class Recording implements Tape {
    private final AtomicInteger plays = new AtomicInteger();

    int plays() {
        return plays.get();
    }

    @Override
    public Flow.Publisher<Tracked<Integer>> play(int limit) {
        plays.incrementAndGet();
        int from = CallContext.current()
                .lastCursor()
                .map(cursor -> Integer.parseInt(cursor) + 1)
                .orElse(0);
        return StreamWriter.publisher(to -> {
            for (int number = from; number < limit; number++) {
                to.write(new Tracked<>(Integer.toString(number), number));
            }
        });
    }
}
