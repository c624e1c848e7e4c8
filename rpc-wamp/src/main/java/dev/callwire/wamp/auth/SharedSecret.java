package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The secret of WAMP-CRA, or a key that was derived from it, so that the secret itself is nowhere. */
public final class SharedSecret implements Credentials {
    private final byte[] key;
    private final @Nullable Salting salting;

    private SharedSecret(byte[] key, @Nullable Salting salting) {
        if (key.length == 0) {
            throw new IllegalArgumentException("A secret is not empty");
        }
        this.key = key;
        this.salting = salting;
    }

    /** How a client derives the key from its secret. */
    record Salting(String salt, int iterations, int keylen) {
        Salting {
            if (salt.isEmpty() || iterations < 1 || keylen < 1) {
                throw new IllegalArgumentException(
                        "A salt is not empty, and a key takes at least one iteration and one byte");
            }
        }
    }

    /** A secret as it is. */
    public static SharedSecret of(String secret) {
        return new SharedSecret(secret.getBytes(UTF_8), null);
    }

    /**
     * The key that is derived from a secret (Advanced Profile, "Password Salting").
     *
     * @param keylen its length in bytes
     */
    public static SharedSecret salted(String secret, String salt, int iterations, int keylen) {
        var salting = new Salting(salt, iterations, keylen);
        return new SharedSecret(derive(secret, salting), salting);
    }

    /**
     * A key that was derived before.
     *
     * @param key as {@link #key()} has it
     */
    public static SharedSecret derived(String key, String salt, int iterations, int keylen) {
        return new SharedSecret(key.getBytes(UTF_8), new Salting(salt, iterations, keylen));
    }

    /** The key is the Base64 of what is derived, not the bytes themselves: so all implementations have it. */
    static byte[] derive(String secret, Salting salting) {
        var derived = Hashes.pbkdf2(secret, salting.salt().getBytes(UTF_8), salting.iterations(), salting.keylen());
        return Hashes.base64(derived).getBytes(UTF_8);
    }

    /** What to keep of a user: the derived key, or the secret if it is not salted. */
    public String key() {
        return new String(key, UTF_8);
    }

    @Nullable
    Salting salting() {
        return salting;
    }

    String sign(String challenge) {
        return Hashes.base64(Hashes.hmac(key, challenge));
    }
}
