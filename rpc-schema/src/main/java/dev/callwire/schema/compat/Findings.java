package dev.callwire.schema.compat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences as they are found, each once; one that breaks somebody stands for the same one that breaks nobody. */
final class Findings {

    private record Key(Change change, Place place, String before, String after) {}

    private final Map<Key, Difference> byKey = new LinkedHashMap<>();

    void add(Difference difference) {
        var key = new Key(difference.change(), difference.place(), difference.before(), difference.after());
        byKey.merge(key, difference, (left, right) -> left.isBreaking() || !right.isBreaking() ? left : right);
    }

    void addAll(List<Difference> differences) {
        differences.forEach(this::add);
    }

    List<Difference> list() {
        return List.copyOf(byKey.values());
    }
}
