package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds by a URI what was put under it, under a prefix of it, or under a pattern with wildcards. Not thread-safe. */
final class PatternTable<V> {
    private final Map<String, V> exact = new HashMap<>();
    private final Map<String, V> prefixes = new HashMap<>();

    /** How many prefixes there are of each length, the longest first. */
    private final TreeMap<Integer, Integer> prefixLengths = new TreeMap<>((a, b) -> Integer.compare(b, a));

    /** The patterns of each number of components, those first that a call prefers. */
    private final Map<Integer, List<Wildcard<V>>> wildcards = new HashMap<>();

    private static final class Wildcard<V> {
        private final String uri;
        private final String[] components;
        private final V value;

        Wildcard(String uri, V value) {
            this.uri = uri;
            this.value = value;
            components = split(uri);
        }

        boolean matches(String[] other) {
            for (int i = 0; i < components.length; i++) {
                if (!components[i].isEmpty() && !components[i].equals(other[i])) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Whether a call prefers this pattern to another of as many components that matches it too: the first component
         * that only one of the two names belongs to the longer portion without a wildcard.
         */
        boolean goesBefore(Wildcard<V> other) {
            for (int i = 0; i < components.length; i++) {
                if (components[i].isEmpty() != other.components[i].isEmpty()) {
                    return other.components[i].isEmpty();
                }
            }
            return false;
        }
    }

    @Nullable
    V get(String uri, Match match) {
        return switch (match) {
            case EXACT -> exact.get(uri);
            case PREFIX -> prefixes.get(uri);
            case WILDCARD -> {
                for (var wildcard : wildcards.getOrDefault(split(uri).length, List.of())) {
                    if (wildcard.uri.equals(uri)) {
                        yield wildcard.value;
                    }
                }
                yield null;
            }
        };
    }

    /** Puts a value where there is none. */
    void put(String uri, Match match, V value) {
        switch (match) {
            case EXACT -> exact.put(uri, value);
            case PREFIX -> {
                prefixes.put(uri, value);
                prefixLengths.merge(uri.length(), 1, Integer::sum);
            }
            case WILDCARD -> putWildcard(new Wildcard<>(uri, value));
        }
    }

    private void putWildcard(Wildcard<V> wildcard) {
        var list = wildcards.computeIfAbsent(wildcard.components.length, count -> new ArrayList<>());
        int place = 0;
        while (place < list.size() && !wildcard.goesBefore(list.get(place))) {
            place++;
        }
        list.add(place, wildcard);
    }

    void remove(String uri, Match match) {
        switch (match) {
            case EXACT -> exact.remove(uri);
            case PREFIX -> {
                if (prefixes.remove(uri) != null) {
                    prefixLengths.computeIfPresent(uri.length(), (length, count) -> count == 1 ? null : count - 1);
                }
            }
            case WILDCARD -> {
                int count = split(uri).length;
                var list = wildcards.get(count);
                if (list != null) {
                    list.removeIf(wildcard -> wildcard.uri.equals(uri));
                    if (list.isEmpty()) {
                        wildcards.remove(count);
                    }
                }
            }
        }
    }

    /** The one that a call of this URI goes to: the exact one, else the longest prefix, else the best pattern. */
    @Nullable
    V best(String uri) {
        var found = exact.get(uri);
        if (found == null && !prefixLengths.isEmpty()) {
            found = longestPrefix(uri);
        }
        if (found == null && !wildcards.isEmpty()) {
            var components = split(uri);
            for (var wildcard : wildcards.getOrDefault(components.length, List.of())) {
                if (wildcard.matches(components)) {
                    return wildcard.value;
                }
            }
        }
        return found;
    }

    private @Nullable V longestPrefix(String uri) {
        for (int length : prefixLengths.keySet()) {
            if (length <= uri.length()) {
                var found = prefixes.get(uri.substring(0, length));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Hands over all that an event of this topic goes to. The action must not change the table. */
    void forEachMatch(String uri, Consumer<V> action) {
        var found = exact.get(uri);
        if (found != null) {
            action.accept(found);
        }
        for (int length : prefixLengths.keySet()) {
            if (length <= uri.length()) {
                var prefixed = prefixes.get(uri.substring(0, length));
                if (prefixed != null) {
                    action.accept(prefixed);
                }
            }
        }
        if (!wildcards.isEmpty()) {
            var components = split(uri);
            for (var wildcard : wildcards.getOrDefault(components.length, List.of())) {
                if (wildcard.matches(components)) {
                    action.accept(wildcard.value);
                }
            }
        }
    }

    boolean hasMatch(String uri) {
        return best(uri) != null;
    }

    Collection<V> all(Match match) {
        return switch (match) {
            case EXACT -> exact.values();
            case PREFIX -> prefixes.values();
            case WILDCARD ->
                wildcards.values().stream()
                        .flatMap(List::stream)
                        .map(wildcard -> wildcard.value)
                        .toList();
        };
    }

    private static String[] split(String uri) {
        return uri.split("\\.", -1);
    }
}
