package dev.callwire.schema;

import org.jspecify.annotations.Nullable;

/** Thrown when a file is no lock of Callwire. The message names the file, the line, the rule, and what to do. */
public final class LockFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A problem of the whole file. */
    public LockFormatException(String file, String problem, String advice) {
        this(file, 0, problem, advice, null);
    }

    LockFormatException(String file, long line, String problem, String advice, @Nullable Throwable cause) {
        super(
                file + (line > 0 ? ":" + line : "") + ": " + problem + (problem.endsWith(".") ? "" : ".") + " "
                        + advice,
                cause);
    }
}
