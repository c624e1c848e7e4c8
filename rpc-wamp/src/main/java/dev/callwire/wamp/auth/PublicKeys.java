package dev.callwire.wamp.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The public keys that are a user's (cryptosign). */
public final class PublicKeys implements Credentials {
    private final Set<String> keys;

    private PublicKeys(Set<String> keys) {
        this.keys = keys;
    }

    /**
     * Takes keys, each as 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if one is not that
     */
    public static PublicKeys of(String... keys) {
        return new PublicKeys(Arrays.stream(keys).map(PublicKeys::checked).collect(Collectors.toUnmodifiableSet()));
    }

    static String checked(String key) {
        if (Ed25519.decode(key, Ed25519.KEY_LENGTH) == null) {
            throw new IllegalArgumentException("A public key is 64 hexadecimal digits, and this is not: " + key);
        }
        return key.toLowerCase(Locale.ROOT);
    }

    Set<String> all() {
        return keys;
    }
}
