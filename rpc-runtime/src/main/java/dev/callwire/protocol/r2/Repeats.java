package dev.callwire.protocol.r2;

import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of calls that are sent again. Thread-safe. */
final class Repeats {
    private final LongAdder answered = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    void answered() {
        answered.increment();
    }

    void joined() {
        joined.increment();
    }

    void unanswered(int calls) {
        unanswered.add(calls);
    }

    RepeatCounts soFar() {
        return new RepeatCounts(answered.sum(), joined.sum(), unanswered.sum());
    }
}
