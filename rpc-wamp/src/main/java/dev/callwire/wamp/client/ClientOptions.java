package dev.callwire.wamp.client;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.auth.ClientAuthentication;
import dev.callwire.wamp.message.InvocationPolicy;

/**
 * What a client wants of a router.
 *
 * @param realm that it joins
 * @param authentication who it is
 * @param invoke which of several that offer a procedure is called
 * @param excludesItself whether it does not get the events that it publishes
 */
public record ClientOptions(
        String realm, ClientAuthentication authentication, InvocationPolicy invoke, boolean excludesItself) {
    public ClientOptions {
        requireNonNull(realm, "realm");
        requireNonNull(authentication, "authentication");
        requireNonNull(invoke, "invoke");
    }
}
