package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;

/** A client's side of one method, in one session. */
interface ClientMethod {
    String name();

    /** Adds what goes into {@code HELLO.authextra}. */
    default void addTo(ExtraWriter authextra) {}

    Message.Authenticate answer(Extra challenge) throws AuthenticationException;

    /** Whether the router proves itself by it, too. */
    default boolean isMutual() {
        return false;
    }

    /** Checks the router's own proof, once there was an answer. */
    default void check(Extra authextra) throws AuthenticationException {}

    /** How a session's side of it begins. */
    @FunctionalInterface
    interface Factory {
        ClientMethod begin(Terms terms);
    }
}
