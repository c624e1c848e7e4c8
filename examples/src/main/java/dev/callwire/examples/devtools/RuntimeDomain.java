package dev.callwire.examples.devtools;

import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;
import org.jspecify.annotations.Nullable;

/** The protocol's domain Runtime: JavaScript. Its calls belong to a session. */
@RpcService("Runtime")
public interface RuntimeDomain {

    /** Asks for {@link RuntimeEvents}. */
    void enable();

    /**
     * Evaluates an expression within the page.
     *
     * @param returnByValue whether the result is wanted as JSON, not as a reference to an object of the page
     */
    Evaluation evaluate(String expression, boolean returnByValue);

    /** What came of an expression. */
    record Evaluation(RemoteObject result, @Nullable ExceptionDetails exceptionDetails) {}

    /** A value of JavaScript: its type, as JSON if it can be, and in words if it is an object. */
    record RemoteObject(
            String type, @Nullable RawJson value, @Nullable String description) {}

    /** What a script has thrown. */
    record ExceptionDetails(String text, @Nullable RemoteObject exception) {}
}
