package dev.callwire.wamp.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Ed25519 as cryptosign has it: keys, signatures and challenges as hexadecimal digits. */
final class Ed25519 {
    static final String METHOD = "cryptosign";
    static final String ALGORITHM = "Ed25519";

    /** Bytes of a key, private or public, and of a challenge. */
    static final int KEY_LENGTH = 32;

    static final int SIGNATURE_LENGTH = 64;

    /** What stands before a public key where it says what it is. */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** Decodes so many bytes; {@code null} if it is not that. */
    static byte @Nullable [] decode(@Nullable String hex, int length) {
        if (hex == null || hex.length() != 2 * length) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String encode(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Whether a signature is that of the message by the key, whatever any of them is. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(concat(PUBLIC_PREFIX, publicKey))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
