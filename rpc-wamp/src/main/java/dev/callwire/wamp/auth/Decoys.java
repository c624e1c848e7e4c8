package dev.callwire.wamp.auth;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What users who do not exist look like to whoever tries to come in as one of them: the same each time, and like the others, if
 * the others all look alike. So nobody learns who does exist.
 *
 * <p>Tell it how your users' secrets are kept. Without that they look unsalted, and for WAMP-SCRAM like PBKDF2 with 4,096
 * iterations; and they have the role {@code user} and the provider {@code static}.
 */
public final class Decoys {
    private static final int SALT_LENGTH = 16;

    private final byte[] secret;
    private final String authrole;
    private final String authprovider;
    private final SharedSecret.@Nullable Salting salting;
    private final Kdf kdf;

    private Decoys(
            byte[] secret, String authrole, String authprovider, SharedSecret.@Nullable Salting salting, Kdf kdf) {
        this.secret = secret;
        this.authrole = authrole;
        this.authprovider = authprovider;
        this.salting = salting;
        this.kdf = kdf;
    }

    /** Ones that are the same until this process ends. */
    public static Decoys random() {
        return of(Hashes.random(Hashes.LENGTH));
    }

    /** Ones that are the same wherever the secret is. */
    public static Decoys of(byte[] secret) {
        return new Decoys(secret.clone(), "user", "static", null, Kdf.pbkdf2(4_096));
    }

    /** The same with another role and provider, both of which WAMP-CRA shows before there is a proof. */
    public Decoys withIdentity(String authrole, String authprovider) {
        return new Decoys(secret, authrole, authprovider, salting, kdf);
    }

    /** The same with salted secrets for WAMP-CRA. */
    public Decoys withSalting(int iterations, int keylen) {
        return new Decoys(
                secret, authrole, authprovider, new SharedSecret.Salting("of each its own", iterations, keylen), kdf);
    }

    /** The same with passwords that are kept so for WAMP-SCRAM. */
    public Decoys withKdf(Kdf kdf) {
        return new Decoys(secret, authrole, authprovider, salting, kdf);
    }

    Principal principal(String authid) {
        return new Principal(authid, authrole, authprovider, List.of());
    }

    SharedSecret sharedSecret(String authid) {
        var key = HexFormat.of().formatHex(Hashes.hmac(secret, "secret " + authid));
        if (salting == null) {
            return SharedSecret.of(key);
        }
        var salt = HexFormat.of().formatHex(Arrays.copyOf(Hashes.hmac(secret, "salt " + authid), SALT_LENGTH));
        return SharedSecret.derived(key, salt, salting.iterations(), salting.keylen());
    }

    ScramKeys scramKeys(String authid) {
        return ScramKeys.stored(
                kdf,
                Arrays.copyOf(Hashes.hmac(secret, "salt " + authid), SALT_LENGTH),
                Hashes.hmac(secret, "stored key " + authid),
                Hashes.hmac(secret, "server key " + authid));
    }
}
