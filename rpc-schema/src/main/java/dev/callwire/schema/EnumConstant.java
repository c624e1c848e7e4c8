package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One of the values of an enum.
 *
 * @param value the string on the wire
 * @param deprecation null unless deprecated
 */
public record EnumConstant(String value, Doc doc, @Nullable Deprecation deprecation) {

    public EnumConstant {
        requireNonNull(value, "value");
        requireNonNull(doc, "doc");
    }

    /** A constant of which nothing more is said. */
    public static EnumConstant of(String value) {
        return new EnumConstant(value, Doc.NONE, null);
    }
}
