package dev.callwire.wamp.router;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time that passes when a test says so. */
final class ManualTime implements RouterTime {
    private final List<Waiting> waiting = new ArrayList<>();
    private long ticks;

    private record Waiting(long due, Runnable action) {}

    @Override
    public long now() {
        return 1_700_000_000_000L + ticks;
    }

    @Override
    public long ticks() {
        return ticks;
    }

    @Override
    public Alarm after(long millis, Runnable action) {
        var alarm = new Waiting(ticks + millis, action);
        waiting.add(alarm);
        return () -> waiting.remove(alarm);
    }

    /** Lets time pass, and rings what is due meanwhile. */
    void pass(long millis) {
        long end = ticks + millis;
        while (true) {
            var next = waiting.stream().min(Comparator.comparingLong(Waiting::due));
            if (next.isEmpty() || next.get().due() > end) {
                break;
            }
            waiting.remove(next.get());
            ticks = next.get().due();
            next.get().action().run();
        }
        ticks = end;
    }

    int alarms() {
        return waiting.size();
    }
}
