package dev.callwire.wamp.auth;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds users; yours to implement. It may answer later, on any thread, and is not to block the one that asks.
 *
 * <p>A failure turns the client away, and what it was stands in the log alone.
 */
@FunctionalInterface
public interface Principals {
    /** Finds the user that somebody says to be. An unknown one is asked for a proof like any other, and then denied. */
    CompletionStage<Optional<Principal>> find(Claim claim);
}
