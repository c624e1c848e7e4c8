package dev.callwire.transport.netty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of an opening handshake, and the answer that proves that it was read (RFC 6455 section 4.2.2). */
final class HandshakeKey {
    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HandshakeKey() {}

    /** A fresh key. */
    static String create() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The answer to a key. */
    static String answerTo(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-1", absent);
        }
    }

    /** Whether it is the Base64 form of 16 bytes. */
    static boolean isWellFormed(String key) {
        try {
            return Base64.getDecoder().decode(key).length == BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
