package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Takes fingerprints of calls. Not thread-safe. */
final class Fingerprints {
    private final MessageDigest digest;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Of a call's id and its data, both as the peer wrote them. */
    Fingerprint of(JsonSlice id, JsonSlice data) {
        digest.update(id.array(), id.offset(), id.length());
        digest.update((byte) ' ');
        digest.update(data.array(), data.offset(), data.length());
        var bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }
}
