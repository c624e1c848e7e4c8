package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Uris;

/** A router that does not prove itself, or asks for what it should not. The client is to abort with the reason. */
public final class AuthenticationException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what the other end is told. */
    public AuthenticationException(String message) {
        super(message);
    }

    /** The URI for an ABORT. */
    public String reason() {
        return Uris.AUTHENTICATION_FAILED;
    }
}
