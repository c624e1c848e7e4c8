package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How keys are derived from passwords (Advanced Profile, WAMP-SCRAM, "Key Derivation Functions").
 *
 * @param type its name on the wire
 * @param memory kibibytes that it takes, or 0 where that is no matter
 */
public record Kdf(String type, int iterations, int memory) {
    static final String PBKDF2 = "pbkdf2";
    static final String ARGON2 = "argon2id13";

    /** What it is called by a popular implementation. */
    static final String ARGON2_WITH_HYPHEN = "argon2id-13";

    private static final int LEAST_MEMORY = 8;

    /**
     * Makes one of the two that there are.
     *
     * @throws IllegalArgumentException if it is neither, or takes less than nothing
     */
    public Kdf {
        if (type.equals(ARGON2_WITH_HYPHEN)) {
            type = ARGON2;
        }
        boolean isArgon2 = type.equals(ARGON2);
        if (!isArgon2 && !type.equals(PBKDF2)) {
            throw new IllegalArgumentException("Keys are derived with pbkdf2 or argon2id13, not with " + type);
        }
        if (iterations < 1 || (isArgon2 ? memory < LEAST_MEMORY : memory != 0)) {
            throw new IllegalArgumentException(
                    "It takes at least 1 iteration, and argon2id13 alone takes memory, at least 8 KiB");
        }
    }

    /** PBKDF2 with SHA-256. */
    public static Kdf pbkdf2(int iterations) {
        return new Kdf(PBKDF2, iterations, 0);
    }

    /**
     * Argon2id, version 1.3. To derive keys with it takes the library {@code org.bouncycastle:bcprov-jdk18on}; to check proofs
     * does not.
     *
     * @param memory in kibibytes
     */
    public static Kdf argon2id13(int iterations, int memory) {
        return new Kdf(ARGON2, iterations, memory);
    }

    boolean isArgon2() {
        return type.equals(ARGON2);
    }

    /** Whether this process can derive keys with it. */
    public boolean isAvailable() {
        return !isArgon2() || Argon2.IS_AVAILABLE;
    }

    /**
     * Derives a key.
     *
     * @throws IllegalStateException if its library is not there
     */
    byte[] derive(String password, byte[] salt) {
        if (!isArgon2()) {
            return Hashes.pbkdf2(password, salt, iterations, Hashes.LENGTH);
        }
        if (!Argon2.IS_AVAILABLE) {
            throw new IllegalStateException("argon2id13 needs the library bcprov-jdk18on, which is not there");
        }
        return Argon2.derive(password.getBytes(UTF_8), salt, iterations, memory);
    }
}
