package dev.callwire.maven;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a contract can be exported as. */
enum SchemaFormat {
    /** A document of the methods. */
    OPENRPC("openrpc"),
    /** A document of events and subscriptions. */
    ASYNCAPI("asyncapi"),
    /** A file for each type. */
    JSON_SCHEMA("json-schema");

    private final String text;

    SchemaFormat(String text) {
        this.text = text;
    }

    /**
     * The formats of those names.
     *
     * @throws IllegalArgumentException if one of them is none, or there is not one
     */
    static Set<SchemaFormat> of(List<String> names) {
        Set<SchemaFormat> formats = EnumSet.noneOf(SchemaFormat.class);
        names.forEach(name -> formats.add(of(name)));
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("At least one of the formats " + known()
                    + " must be chosen. To leave the goal out, set skip to true.");
        }
        return formats;
    }

    private static SchemaFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.text.equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A format must be one of " + known() + ". Found: '" + name + "'."));
    }

    private static String known() {
        return Arrays.stream(values()).map(format -> format.text).collect(Collectors.joining(", "));
    }
}
