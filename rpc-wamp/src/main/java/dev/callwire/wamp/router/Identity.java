package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;

/**
 * Who a session is, as its authenticator says.
 *
 * @param authextra a dictionary that the client gets with its WELCOME, or an empty view
 */
public record Identity(String authid, String authrole, String authmethod, String authprovider, JsonSlice authextra) {
    public Identity {
        requireNonNull(authid, "authid");
        requireNonNull(authrole, "authrole");
        requireNonNull(authmethod, "authmethod");
        requireNonNull(authprovider, "authprovider");
        requireNonNull(authextra, "authextra");
    }

    public Identity(String authid, String authrole, String authmethod, String authprovider) {
        this(authid, authrole, authmethod, authprovider, new JsonSlice());
    }
}
