package dev.callwire.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Holds messages back until there are enough of them, and lets them go in an order that a seed tells. */
final class Reordering {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(Direction.REORDER_PATIENCE_MILLIS);

    private final int atOnce;
    private final Random random;
    private final Predicate<String> independent;
    private final List<Frame> held = new ArrayList<>();
    private long heldSince;

    Reordering(int atOnce, long seed, Predicate<String> independent) {
        this.atOnce = atOnce;
        this.random = new Random(seed);
        this.independent = independent;
    }

    /** Takes a frame, and returns those whose turn it is now. */
    List<Frame> pass(Frame frame, long now) {
        if (frame instanceof Frame.Message message && independent.test(message.text())) {
            if (held.isEmpty()) {
                heldSince = now;
            }
            held.add(frame);
            return held.size() < atOnce ? List.of() : release();
        }
        var passing = release();
        passing.add(frame);
        return passing;
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    /** How long those that are held may still wait for more. */
    long patience(long now) {
        return PATIENCE_NANOS - (now - heldSince);
    }

    /** Those that are held, in their new order. */
    List<Frame> release() {
        var released = new ArrayList<>(held);
        held.clear();
        Collections.shuffle(released, random);
        return released;
    }
}
