package dev.callwire.stub;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** The names and types of a method's parameters, or of the members of an error's data, in order. Immutable. */
final class ParamList {
    private final String owner;
    private final List<String> names;
    private final List<JsonType<?>> types;
    private final byte[][] utf8Names;
    private final byte[][] openings;
    private final byte[][] followers;
    private final int longestName;

    private ParamList(String owner, List<String> names, List<JsonType<?>> types) {
        this.owner = owner;
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
        int size = names.size();
        utf8Names = new byte[size][];
        openings = new byte[size][];
        followers = new byte[size][];
        int longest = 0;
        for (int i = 0; i < size; i++) {
            utf8Names[i] = JsonSlice.of(names.get(i)).array();
            openings[i] = member('{', names.get(i));
            followers[i] = member(',', names.get(i));
            longest = Math.max(longest, utf8Names[i].length);
        }
        longestName = longest;
    }

    private static byte[] member(char before, String name) {
        var out = new JsonWriter(name.length() + 8, Integer.MAX_VALUE);
        out.raw((byte) before).value(name).raw((byte) ':');
        return out.toSlice().array();
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    String name(int index) {
        return names.get(index);
    }

    JsonType<?> type(int index) {
        return types.get(index);
    }

    /** <code>{"name":</code> */
    byte[] opening(int index) {
        return openings[index];
    }

    /** <code>,"name":</code> */
    byte[] follower(int index) {
        return followers[index];
    }

    /** How many bytes the longest name has. */
    int longestName() {
        return longestName;
    }

    /** The index of a name, or -1. The guess is looked at first, since most peers keep to the declared order. */
    int indexOf(JsonSlice name, int guess) {
        if (guess < utf8Names.length && name.contentEquals(utf8Names[guess])) {
            return guess;
        }
        for (int i = 0; i < utf8Names.length; i++) {
            if (name.contentEquals(utf8Names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The method or error, as messages call it. */
    String owner() {
        return owner;
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    static final class Builder {
        private final String owner;
        private final List<String> names = new ArrayList<>();
        private final List<JsonType<?>> types = new ArrayList<>();

        Builder(String owner) {
            this.owner = owner;
        }

        void add(String name, JsonType<?> type) {
            if (names.contains(name)) {
                throw new IllegalArgumentException(owner + " has two parameters named '" + name + "'");
            }
            names.add(name);
            types.add(type);
        }

        int size() {
            return names.size();
        }

        ParamList build() {
            return new ParamList(owner, names, types);
        }
    }
}
