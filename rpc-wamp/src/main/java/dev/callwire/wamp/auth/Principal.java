package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user, and how to tell.
 *
 * @param authprovider where it comes from, such as {@code static}
 * @param credentials those of all methods by which the user may come in; of those of one kind the first counts
 */
public record Principal(String authid, String authrole, String authprovider, List<Credentials> credentials) {
    public Principal {
        requireNonNull(authid, "authid");
        requireNonNull(authrole, "authrole");
        requireNonNull(authprovider, "authprovider");
        credentials = List.copyOf(credentials);
    }

    /** One of a fixed set of users. */
    public static Principal of(String authid, String authrole, Credentials... credentials) {
        return new Principal(authid, authrole, "static", List.of(credentials));
    }

    <C extends Credentials> @Nullable C credentials(Class<C> kind) {
        for (var each : credentials) {
            if (kind.isInstance(each)) {
                return kind.cast(each);
            }
        }
        return null;
    }
}
