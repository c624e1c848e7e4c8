package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call of a peer's in an {@link AnswerRecord}, under whose lock alone it changes. */
final class RecordedCall {
    private final JsonSlice id;
    private final JsonSlice key;
    private final Fingerprint fingerprint;
    private @Nullable MessageHandler home;
    private @Nullable MessageHandler asker;
    private @Nullable JsonSlice answer;
    private boolean homeEnded;
    private boolean leftBehind;

    /** @param home the connection that it has come over, where it runs */
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

    /** What it is found by when it comes again. */
    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** It has come again, over a connection where its answer is to go. */
    void askedBy(MessageHandler connection) {
        asker = connection;
        leftBehind = false;
    }

    @SuppressWarnings("ReferenceEquality") // this very connection
    boolean runsAt(MessageHandler connection) {
        return home == connection;
    }

    /** Whether its answer goes to a connection, which asked for it last. */
    @SuppressWarnings("ReferenceEquality") // this very connection
    boolean isAwaitedAt(MessageHandler connection) {
        return asker == connection;
    }

    /** Whether there is a connection where its answer can go. */
    boolean isAwaited() {
        return asker != null;
    }

    /** A connection has ended, and is told nothing any more. */
    void loses(MessageHandler connection) {
        homeEnded |= runsAt(connection);
        if (isAwaitedAt(connection)) {
            asker = homeEnded ? null : home;
        }
    }

    /** Stops it, since nobody awaits it. Takes no lock: its home may. */
    void stop() {
        var runsAt = home;
        if (runsAt != null) {
            runsAt.onAbandoned(key);
        }
    }

    /** Where its answer goes, if that is not where it runs. */
    @Nullable
    MessageHandler elsewhere() {
        return Objects.equals(asker, home) ? null : asker;
    }

    /** Nobody awaits it, and it goes on. */
    void leaveBehind() {
        leftBehind = true;
    }

    boolean isLeftBehind() {
        return leftBehind;
    }

    /** It has its answer, and lets its connections go. */
    void end(JsonSlice frame) {
        answer = frame;
        home = null;
        asker = null;
    }

    /** What it was answered with; {@code null} while it runs. */
    @Nullable
    JsonSlice answer() {
        return answer;
    }
}
