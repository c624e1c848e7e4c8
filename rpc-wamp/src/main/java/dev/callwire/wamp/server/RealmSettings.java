package dev.callwire.wamp.server;

import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.AuthMethods;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.RealmOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a realm is made from.
 *
 * @param methods by which clients prove who they are; anybody comes in where there are none
 * @param authorizer says who may do what; {@code null} where all may do all
 * @param servesLocally whether what the server serves and offers is there
 * @param bridged whether what its clients offer can be called by other protocols, whoever calls
 * @param endsSessions whether its clients may end each other's sessions where no authorizer says who may
 */
public record RealmSettings(
        String name,
        RealmOptions options,
        List<AuthMethod> methods,
        @Nullable Authorizer authorizer,
        boolean servesLocally,
        boolean bridged,
        boolean endsSessions) {
    public RealmSettings {
        methods = List.copyOf(methods);
    }

    /** Whether anybody may join, and may do all that anybody may. */
    boolean isOpen() {
        return methods.isEmpty() && authorizer == null;
    }

    Authenticator authenticator() {
        return methods.isEmpty() ? Authenticator.anonymous() : AuthMethods.of(methods.toArray(AuthMethod[]::new));
    }
}
