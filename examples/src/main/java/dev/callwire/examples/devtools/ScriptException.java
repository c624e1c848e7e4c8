package dev.callwire.examples.devtools;

import static java.util.Objects.requireNonNullElseGet;

import dev.callwire.examples.devtools.RuntimeDomain.ExceptionDetails;

/** A script has thrown something: an error, whose message and stack this one's message is, or any other value. */
final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptException(ExceptionDetails details) {
        super(message(details));
    }

    private static String message(ExceptionDetails details) {
        var thrown = details.exception();
        if (thrown == null) {
            return details.text();
        }
        return requireNonNullElseGet(thrown.description(), () -> thrown.type() + " " + thrown.value());
    }
}
