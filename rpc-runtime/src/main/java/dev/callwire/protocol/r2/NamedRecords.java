package dev.callwire.protocol.r2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The records of the clients that are known by name: those that came last. Thread-safe. */
final class NamedRecords {
    private final int most;
    private final Supplier<AnswerRecord> fresh;
    private final Map<String, AnswerRecord> records = new LinkedHashMap<>(16, 0.75f, true);

    NamedRecords(int most, Supplier<AnswerRecord> fresh) {
        this.most = most;
        this.fresh = fresh;
    }

    /** The record of a client, which has come. */
    synchronized AnswerRecord of(String name) {
        var found = records.computeIfAbsent(name, client -> fresh.get());
        if (records.size() > most) {
            records.remove(records.keySet().iterator().next());
        }
        return found;
    }
}
