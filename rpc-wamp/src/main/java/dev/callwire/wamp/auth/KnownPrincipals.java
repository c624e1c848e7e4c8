package dev.callwire.wamp.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A fixed set of users, for tests and small servers. Thread-safe. */
public final class KnownPrincipals implements Principals {
    private final Map<String, Principal> byAuthid = new HashMap<>();
    private final Map<String, Principal> byPubkey = new HashMap<>();

    private KnownPrincipals(List<Principal> principals) {
        for (var principal : principals) {
            if (byAuthid.putIfAbsent(principal.authid(), principal) != null) {
                throw new IllegalArgumentException("There are two users of one authid: " + principal.authid());
            }
            var keys = principal.credentials(PublicKeys.class);
            if (keys != null) {
                keys.all().forEach(key -> byPubkey.put(key, principal));
            }
        }
    }

    /**
     * Makes a set of users.
     *
     * @throws IllegalArgumentException if two have the same authid
     */
    public static KnownPrincipals of(Principal... principals) {
        return new KnownPrincipals(List.of(principals));
    }

    @Override
    public CompletionStage<Optional<Principal>> find(Claim claim) {
        return CompletableFuture.completedFuture(Optional.ofNullable(lookUp(claim)));
    }

    private @Nullable Principal lookUp(Claim claim) {
        if (claim.authid() != null) {
            return byAuthid.get(claim.authid());
        }
        return claim.pubkey() == null ? null : byPubkey.get(claim.pubkey());
    }
}
