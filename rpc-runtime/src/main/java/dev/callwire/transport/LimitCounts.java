package dev.callwire.transport;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often limits were passed, by the name of the setting. Thread-safe. */
public final class LimitCounts {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Nothing counted. */
    public LimitCounts() {}

    /** Counts one more. */
    public void passed(String limit) {
        counts.computeIfAbsent(limit, unused -> new LongAdder()).increment();
    }

    /** How often each limit was passed that was passed at all; a copy. */
    public Map<String, Long> toMap() {
        var copy = new TreeMap<String, Long>();
        counts.forEach((limit, count) -> copy.put(limit, count.sum()));
        return copy;
    }
}
