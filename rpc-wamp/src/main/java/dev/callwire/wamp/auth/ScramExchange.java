package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/**
 * What both ends of a WAMP-SCRAM exchange sign (WAMP-SCRAM, "AuthMessage").
 *
 * @param authid as prepared
 * @param nonce both ends' nonces, the client's first
 */
record ScramExchange(String authid, String clientNonce, String nonce, BoundChannel channel) {
    static final String METHOD = "wamp-scram";

    private static final int MOST_NONCE = 256;

    /** Whether a nonce is one that can be told from what stands around it. */
    static boolean isNonce(String nonce) {
        return !nonce.isEmpty()
                && nonce.length() <= MOST_NONCE
                && nonce.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
    }

    String authMessage(byte[] salt, int iterations) {
        return "n=" + authid.replace("=", "=3D").replace(",", "=2C") + ",r=" + clientNonce + ",r=" + nonce + ",s="
                + Hashes.base64(salt) + ",i=" + iterations + ",c=" + Hashes.base64(channelInput()) + ",r=" + nonce;
    }

    private byte[] channelInput() {
        var input = new ByteArrayOutputStream();
        input.writeBytes((channel.type() == null ? "n,," : "p=" + channel.type() + ",,").getBytes(US_ASCII));
        var data = channel.data();
        if (data != null) {
            input.writeBytes(data);
        }
        return input.toByteArray();
    }
}
