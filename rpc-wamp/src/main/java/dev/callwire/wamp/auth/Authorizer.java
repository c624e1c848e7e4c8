package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Says who may do what; yours to implement. It is asked each time, off the event loop, so it may block or answer later; what the
 * client sends meanwhile waits.
 *
 * <p>A client that may not is told {@code wamp.error.not_authorized}. A failure is told as {@code
 * wamp.error.authorization_failed}, and what it was stands in the log alone.
 */
@FunctionalInterface
public interface Authorizer {
    /** Whether a client may do what it asks for. */
    CompletionStage<Boolean> mayDo(AccessRequest request);

    /** One that knows when it is asked, or blocks until it does. */
    static Authorizer of(Predicate<AccessRequest> rule) {
        requireNonNull(rule, "rule");
        return request -> CompletableFuture.completedFuture(rule.test(request));
    }
}
