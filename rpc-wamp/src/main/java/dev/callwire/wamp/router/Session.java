package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

/**
 * A client's session in a realm.
 *
 * @param realm the realm's name
 * @param id what the realm's other clients know it by
 * @param identity who the client is
 */
public record Session(String realm, long id, Identity identity) {
    public Session {
        requireNonNull(realm, "realm");
        requireNonNull(identity, "identity");
    }
}
