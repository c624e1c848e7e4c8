package dev.callwire.wamp.message;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;

/**
 * What an application sends along: two views of JSON that nobody on the way decodes.
 *
 * @param arguments a list, or a string that holds encrypted bytes; empty if absent
 * @param argumentsKw a dictionary; empty if absent
 */
public record Payload(JsonSlice arguments, JsonSlice argumentsKw) {
    private static final JsonSlice ABSENT = new JsonSlice();
    private static final JsonSlice EMPTY_LIST = JsonSlice.of("[]");

    /** Neither arguments nor keyword arguments. */
    public static final Payload NONE = new Payload(ABSENT, ABSENT);

    public Payload {
        requireNonNull(arguments, "arguments");
        requireNonNull(argumentsKw, "argumentsKw");
    }

    public static Payload of(JsonSlice arguments) {
        return new Payload(arguments, ABSENT);
    }

    public boolean hasArguments() {
        return !arguments.isEmpty();
    }

    public boolean hasArgumentsKw() {
        return !argumentsKw.isEmpty();
    }

    /** The list that stands before keyword arguments on the wire, which have no place without one. */
    JsonSlice argumentsOrEmptyList() {
        return hasArguments() ? arguments : EMPTY_LIST;
    }

    /** Returns a copy that does not need the frame that this one came in. */
    public Payload copy() {
        return new Payload(copy(arguments), copy(argumentsKw));
    }

    private static JsonSlice copy(JsonSlice json) {
        return json.isEmpty() ? ABSENT : json.copy();
    }

    /** The number of bytes. */
    public int length() {
        return arguments.length() + argumentsKw.length();
    }
}
