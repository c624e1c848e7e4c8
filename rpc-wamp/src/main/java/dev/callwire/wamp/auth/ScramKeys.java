package dev.callwire.wamp.auth;

import java.util.Arrays;

/** What a router keeps of a password: enough to check proofs, and not to make them (WAMP-SCRAM, "Data Stored on the Server"). */
public final class ScramKeys implements Credentials {
    private static final int SALT_LENGTH = 16;

    private final Kdf kdf;
    private final byte[] salt;
    private final byte[] storedKey;
    private final byte[] serverKey;

    private ScramKeys(Kdf kdf, byte[] salt, byte[] storedKey, byte[] serverKey) {
        if (salt.length == 0 || storedKey.length != Hashes.LENGTH || serverKey.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("A salt is not empty, and keys have 32 bytes");
        }
        this.kdf = kdf;
        this.salt = salt.clone();
        this.storedKey = storedKey.clone();
        this.serverKey = serverKey.clone();
    }

    /**
     * Derives the keys of a new password, with a salt of chance. It takes the time that the function takes.
     *
     * @throws IllegalArgumentException if the password has characters that none may have
     * @throws IllegalStateException if the function's library is not there
     */
    public static ScramKeys of(String password, Kdf kdf) {
        return of(password, kdf, Hashes.random(SALT_LENGTH));
    }

    static ScramKeys of(String password, Kdf kdf, byte[] salt) {
        var keys = SaltedPassword.derive(SaslPrep.prepare(password), kdf, salt);
        return new ScramKeys(kdf, salt, keys.storedKey(), keys.serverKey());
    }

    /** Keys that were derived before. */
    public static ScramKeys stored(Kdf kdf, byte[] salt, byte[] storedKey, byte[] serverKey) {
        return new ScramKeys(kdf, salt, storedKey, serverKey);
    }

    /** How the password was stretched. */
    public Kdf kdf() {
        return kdf;
    }

    /** The salt; a copy. */
    public byte[] salt() {
        return salt.clone();
    }

    /** What a client is checked with; a copy. */
    public byte[] storedKey() {
        return storedKey.clone();
    }

    /** What the server proves itself with; a copy. */
    public byte[] serverKey() {
        return serverKey.clone();
    }

    /** Whether a proof is one of who knows the password. */
    boolean accepts(byte[] proof, String authMessage) {
        var signature = Hashes.hmac(storedKey, authMessage);
        var clientKey = Hashes.xor(signature, Arrays.copyOf(proof, Hashes.LENGTH));
        return Hashes.areEqual(Hashes.sha256(clientKey), storedKey) && proof.length == Hashes.LENGTH;
    }

    String signature(String authMessage) {
        return Hashes.base64(Hashes.hmac(serverKey, authMessage));
    }
}
