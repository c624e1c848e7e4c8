package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A JSON value that does not fit the type it is for.
 *
 * <p>Made to be told to whoever sent the value: path, expectation and finding are in JSON's words and name no Java
 * class. The cause is for our own log alone. Cheap: it has no stack trace of its own.
 */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@link #found()} is when the value is missing. */
    public static final String NOTHING = "nothing";

    private final String path;
    private final String expected;
    private final String found;

    public UnfitValueException(String path, String expected, String found) {
        this(path, expected, found, null);
    }

    public UnfitValueException(String path, String expected, String found, @Nullable Throwable cause) {
        super(message(path, expected, found), cause, false, false);
        this.path = requireNonNull(path, "path");
        this.expected = requireNonNull(expected, "expected");
        this.found = requireNonNull(found, "found");
    }

    /** Returns where the value is: {@code person.name}, {@code items[2].price}, or empty for the root. */
    public String path() {
        return path;
    }

    /** Returns what would have fitted: {@code an integer}, {@code one of RED, GREEN}. */
    public String expected() {
        return expected;
    }

    /** Returns what was there: {@code a string}, {@code 1.5}, {@code null}, or {@link #NOTHING}. */
    public String found() {
        return found;
    }

    /**
     * Returns the same failure seen from an object that holds the root as a member: {@code price} within {@code order}
     * is {@code order.price}, and {@code [2]} within {@code items} is {@code items[2]}.
     */
    public UnfitValueException within(String outerPath) {
        return new UnfitValueException(join(outerPath, path), expected, found, getCause());
    }

    private static String join(String outer, String inner) {
        return outer.isEmpty() || inner.isEmpty() || inner.startsWith("[") ? outer + inner : outer + "." + inner;
    }

    private static String message(String path, String expected, String found) {
        var subject = path.isEmpty() ? "The value" : path;
        return found.equals(NOTHING)
                ? subject + " must be " + expected + ", but is missing"
                : subject + " must be " + expected + ", found " + found;
    }
}
