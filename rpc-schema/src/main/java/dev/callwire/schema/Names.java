package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** The rules that names of every sort share. */
final class Names {

    private Names() {}

    static void requireName(String name, String what) {
        requireNonNull(name, what);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A " + what + " must not be blank.");
        }
    }

    /** Refuses two items of one key. {@code rule} is the message, with {@code %s} for the key. */
    static <T> void requireDistinct(Collection<T> items, Function<T, ?> key, String rule) {
        Set<Object> seen = new HashSet<>();
        for (T item : items) {
            Object name = key.apply(item);
            if (!seen.add(name)) {
                throw new IllegalArgumentException(rule.replace("%s", name.toString()));
            }
        }
    }
}
