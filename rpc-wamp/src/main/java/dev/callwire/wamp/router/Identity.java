package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

/** Who a session is, as its authenticator says. */
public record Identity(String authid, String authrole, String authmethod, String authprovider) {
    public Identity {
        requireNonNull(authid, "authid");
        requireNonNull(authrole, "authrole");
        requireNonNull(authmethod, "authmethod");
        requireNonNull(authprovider, "authprovider");
    }
}
