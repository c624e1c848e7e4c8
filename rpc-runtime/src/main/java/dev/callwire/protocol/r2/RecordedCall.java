package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import org.jspecify.annotations.Nullable;

/** A call of a peer's in an {@link AnswerRecord}, which alone changes it. */
final class RecordedCall {
    private final JsonSlice id;
    private final JsonSlice key;

    /** What it is found by when it comes again. */
    final Fingerprint fingerprint;

    /** The connection that it came over, where it runs. */
    final MessageHandler home;

    /** The connection that it came over last, where its answer goes. */
    MessageHandler asker;

    /** Whether its connection has ended, while it goes on. */
    boolean leftBehind;

    /** What it was answered with; {@code null} while it runs. */
    @Nullable
    JsonSlice answer;

    RecordedCall(JsonSlice id, JsonSlice key, Fingerprint fingerprint, MessageHandler home) {
        this.id = id;
        this.key = key;
        this.fingerprint = fingerprint;
        this.home = home;
        asker = home;
    }

    /** Its id as the peer wrote it. */
    JsonSlice id() {
        return id;
    }

    /** What this end knows it by. */
    JsonSlice key() {
        return key;
    }
}
