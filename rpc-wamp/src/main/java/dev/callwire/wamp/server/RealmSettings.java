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
 */
public record RealmSettings(
        String name,
        RealmOptions options,
        List<AuthMethod> methods,
        @Nullable Authorizer authorizer,
        boolean servesLocally) {
    public RealmSettings {
        methods = List.copyOf(methods);
    }

    Authenticator authenticator() {
        return methods.isEmpty() ? Authenticator.anonymous() : AuthMethods.of(methods.toArray(AuthMethod[]::new));
    }
}
