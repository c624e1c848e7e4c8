package dev.callwire.wamp.auth;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 1.3, where its library is there. Nobody else names the library. */
final class Argon2 {
    static final boolean IS_AVAILABLE = isThere();

    private Argon2() {}

    private static boolean isThere() {
        try {
            Class.forName(
                    "org.bouncycastle.crypto.generators.Argon2BytesGenerator", false, Argon2.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static byte[] derive(byte[] password, byte[] salt, int iterations, int memory) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withIterations(iterations)
                .withMemoryAsKB(memory)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        var key = new byte[Hashes.LENGTH];
        generator.generateBytes(password, key);
        return key;
    }
}
