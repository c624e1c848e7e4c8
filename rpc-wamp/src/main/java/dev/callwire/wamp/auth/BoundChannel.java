package dev.callwire.wamp.auth;

import org.jspecify.annotations.Nullable;

/** What a proof is bound to, if to anything. */
final class BoundChannel {
    static final BoundChannel NONE = new BoundChannel(null, null);

    private final @Nullable String type;
    private final byte @Nullable [] data;

    private BoundChannel(@Nullable String type, byte @Nullable [] data) {
        this.type = type;
        this.data = data;
    }

    /** The channel of a type; {@link #NONE} if nothing is known of it. */
    static BoundChannel of(String type, byte @Nullable [] data) {
        return data == null ? NONE : new BoundChannel(type, data);
    }

    @Nullable
    String type() {
        return type;
    }

    byte @Nullable [] data() {
        return data;
    }

    /** The data in Base64. */
    @Nullable
    String encoded() {
        return data == null ? null : Hashes.base64(data);
    }

    /** This channel if a challenge of cryptosign can be bound to it, and otherwise {@link #NONE}. */
    BoundChannel ofKeyLength() {
        return data == null || data.length == Ed25519.KEY_LENGTH ? this : NONE;
    }

    /** What is signed in place of a challenge of the same length. */
    byte[] bind(byte[] challenge) {
        return data == null ? challenge : Hashes.xor(challenge, data);
    }
}
