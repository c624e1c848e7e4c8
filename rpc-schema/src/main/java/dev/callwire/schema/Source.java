package dev.callwire.schema;

import org.jspecify.annotations.Nullable;

/** What is being read, and how its reader complains of it. */
interface Source {

    /**
     * A complaint.
     *
     * @param path the place in question: {@code methods[0].name}; empty where it is the whole
     * @param problem what is wrong there; it names the place already
     */
    RuntimeException complaint(String path, String problem, @Nullable Throwable cause);

    /** A schema of that name. */
    static Source ofSchema(String name) {
        return (path, problem, cause) -> new SchemaFormatException(name, problem, cause);
    }
}
