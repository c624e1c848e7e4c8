package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one client has asked of late: the calls that run, and the answers to those that have ended, as many as there is room
 * for. A call that comes again is answered from it, or joins the one that runs, and so no method runs twice.
 *
 * <p>A call is the same as another one if it has the same id and asks the same: clients exist that use an id for many calls.
 * The connections of a client that is known by name share its record. Thread-safe.
 */
final class AnswerRecord {
    private final int mostAnswers;
    private final int mostBytes;
    private final Repeats repeats;
    private final LeftBehind leftBehind;
    private final Map<Fingerprint, RecordedCall> calls = new HashMap<>();
    private final Map<String, RecordedCall> running = new HashMap<>();
    private final Queue<RecordedCall> answered = new ArrayDeque<>(1);
    private int answeredBytes;
    private int ownLeftBehind;
    private long lastKey;

    /**
     * Nothing asked yet.
     *
     * @param mostAnswers how many answers are kept, and how many calls may go on without their connection
     * @param mostBytes how long they may be, all together
     * @param leftBehind the calls that go on, of all records together
     */
    AnswerRecord(int mostAnswers, int mostBytes, Repeats repeats, LeftBehind leftBehind) {
        this.mostAnswers = mostAnswers;
        this.mostBytes = mostBytes;
        this.repeats = repeats;
        this.leftBehind = leftBehind;
    }

    /** Whether a text is the key of a recorded call. An id is none: it is a number. */
    static boolean isKey(JsonSlice text) {
        return text.array()[text.offset()] == '"';
    }

    /**
     * A call has come.
     *
     * @param id as the peer wrote it
     * @param asker the connection that it came over
     * @return the key of a call that is to run; {@code null} if this one repeats another, and has been dealt with
     */
    @Nullable
    JsonSlice ask(JsonSlice id, Fingerprint fingerprint, MessageHandler asker) {
        JsonSlice answer;
        synchronized (this) {
            var known = calls.get(fingerprint);
            if (known == null) {
                return begin(id, fingerprint, asker).key();
            }
            answer = known.answer();
            if (answer == null) {
                join(known, asker);
                return null;
            }
        }
        repeats.answered();
        asker.onReply(answer);
        return null;
    }

    private void join(RecordedCall call, MessageHandler asker) {
        if (mayAwait(call, asker)) {
            freeRoom(call);
            call.askedBy(asker);
        }
        repeats.joined();
    }

    /** Whether a connection awaits few enough calls that run elsewhere: else one could have any number run. */
    private boolean mayAwait(RecordedCall call, MessageHandler asker) {
        return call.runsAt(asker)
                || call.isAwaitedAt(asker)
                || running.values().stream()
                                .filter(other -> other.isAwaitedAt(asker) && !other.runsAt(asker))
                                .count()
                        < mostAnswers;
    }

    /** Frees the room that a call has if it is left behind. */
    private void freeRoom(RecordedCall call) {
        if (call.isLeftBehind()) {
            ownLeftBehind--;
            leftBehind.free();
        }
    }

    private RecordedCall begin(JsonSlice id, Fingerprint fingerprint, MessageHandler asker) {
        var key = JsonSlice.of("\"" + ++lastKey + "\"");
        var call = new RecordedCall(id.copy(), key, fingerprint, asker);
        calls.put(fingerprint, call);
        running.put(key.toString(), call);
        return call;
    }

    /** The call of a key; {@code null} if it does not run any more. */
    synchronized @Nullable RecordedCall running(JsonSlice key) {
        return running.get(key.toString());
    }

    /**
     * A call is answered.
     *
     * @param frame a view of its answer
     * @return the connection over which it was asked last, if that is not where it runs
     */
    synchronized @Nullable MessageHandler answered(RecordedCall call, JsonSlice frame) {
        var elsewhere = call.elsewhere();
        if (end(call)) {
            keep(call, frame);
        }
        return elsewhere;
    }

    /** A call is answered in a way that does not count when it comes again; as {@link #answered}. */
    synchronized @Nullable MessageHandler refused(RecordedCall call) {
        forget(call);
        return call.elsewhere();
    }

    /** A call will not be answered: when it comes again, it runs. */
    synchronized void forget(RecordedCall call) {
        if (end(call)) {
            calls.remove(call.fingerprint());
        }
    }

    /** A call has been stopped and will not be answered; as {@link #forget}. */
    void stopped(RecordedCall call) {
        forget(call);
        repeats.unanswered(1);
    }

    /** Takes a call out of those that run; false if it was not among them. */
    private boolean end(RecordedCall call) {
        boolean ran = running.remove(call.key().toString(), call);
        if (ran) {
            freeRoom(call);
        }
        return ran;
    }

    private void keep(RecordedCall call, JsonSlice frame) {
        if (mostAnswers == 0 || frame.length() > mostBytes) {
            calls.remove(call.fingerprint());
            return;
        }
        call.end(frame.copy());
        answered.add(call);
        answeredBytes += frame.length();
        while (answered.size() > mostAnswers || answeredBytes > mostBytes) {
            var oldest = answered.remove();
            calls.remove(oldest.fingerprint());
            answeredBytes -= length(oldest.answer());
        }
    }

    private static int length(@Nullable JsonSlice answer) {
        return answer == null ? 0 : answer.length();
    }

    /**
     * A connection of a client that is known by name has ended. What it awaited goes on, to be asked for over another one,
     * unless too much would: then all of it is stopped that nobody awaits elsewhere.
     *
     * @return whether calls go on that run at this connection
     */
    boolean leaves(MessageHandler connection) {
        List<RecordedCall> stopped;
        boolean goesOn;
        synchronized (this) {
            running.values().forEach(call -> call.loses(connection));
            stopped = leaveBehind();
            goesOn = stopped.isEmpty() || running.values().stream().anyMatch(call -> call.runsAt(connection));
        }
        stopped.stream()
                .filter(call -> goesOn || !call.runsAt(connection)) // else they end with their connection
                .forEach(RecordedCall::stop);
        return goesOn;
    }

    /** Leaves the calls behind that nobody awaits any more; if there is no room for them, returns them, forgotten. */
    private List<RecordedCall> leaveBehind() {
        var calls = running.values().stream()
                .filter(call -> !call.isAwaited() && !call.isLeftBehind())
                .toList();
        if (ownLeftBehind + calls.size() <= mostAnswers && leftBehind.take(calls.size())) {
            ownLeftBehind += calls.size();
            calls.forEach(RecordedCall::leaveBehind);
            return List.of();
        }
        calls.forEach(this::forget);
        repeats.unanswered(calls.size());
        return calls;
    }

    /** A connection has ended, and its calls with it. */
    synchronized void ends(MessageHandler connection) {
        var own = running.values().stream()
                .filter(call -> call.runsAt(connection))
                .toList();
        own.forEach(this::forget);
        repeats.unanswered(own.size());
    }
}
