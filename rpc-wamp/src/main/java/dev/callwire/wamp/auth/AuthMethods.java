package dev.callwire.wamp.auth;

import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.Admission;
import dev.callwire.wamp.router.Authenticator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has clients prove who they are by the first of the methods that they offer, in their order, of those that are here. Thread-safe.
 *
 * <p>Which it is depends on the HELLO alone and never on the user, who need not exist. A client that offers none is taken to offer
 * {@code anonymous}.
 *
 * <pre>{@code
 * var users = KnownPrincipals.of(Principal.of("joe", "user", Ticket.of("joe-secret"), SharedSecret.of("joe-secret")));
 * var authenticator = AuthMethods.of(AuthMethod.ticket(users), AuthMethod.wampCra(users, Decoys.random()));
 * }</pre>
 */
public final class AuthMethods implements Authenticator {
    private final Map<String, AuthMethod> methods = new LinkedHashMap<>();

    private AuthMethods(List<AuthMethod> methods) {
        for (var method : methods) {
            if (this.methods.putIfAbsent(method.name(), method) != null) {
                throw new IllegalArgumentException("There are two methods of one name: " + method.name());
            }
        }
    }

    /**
     * Takes methods.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static AuthMethods of(AuthMethod... methods) {
        return new AuthMethods(List.of(methods));
    }

    @Override
    public void decide(Message.Hello hello, Admission admission) {
        var offered = hello.authmethods().isEmpty() ? Set.of(AnonymousMethod.NAME) : hello.authmethods();
        String lacking = null;
        for (var name : offered) {
            var method = methods.get(name);
            if (method == null) {
                continue;
            }
            var lacks = method.lacks(hello);
            if (lacks == null) {
                method.begin(hello, admission);
                return;
            }
            lacking = lacking == null ? lacks : lacking;
        }
        refuse(admission, offered, lacking);
    }

    private void refuse(Admission admission, Set<String> offered, @Nullable String lacking) {
        if (lacking != null) {
            admission.refuse(Uris.AUTHENTICATION_REQUIRED, lacking);
        } else if (offered.equals(Set.of(AnonymousMethod.NAME))) {
            admission.refuse(Uris.AUTHENTICATION_REQUIRED, "A client proves who it is by one of " + names());
        } else {
            admission.refuse(Uris.NO_MATCHING_AUTH_METHOD, "A client proves who it is by one of " + names());
        }
    }

    private String names() {
        return String.join(", ", methods.keySet());
    }
}
