package dev.callwire.engine;

import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Feature;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call of this end's that waits for its end. It is ended once, by whoever took it out of where it waited.
 *
 * <p>What changes from one attempt to the next is written by the one who has taken it out, and seen by others when it is
 * put in elsewhere.
 */
abstract class PendingCall<R extends @Nullable Object> {
    /** The call may take as long as its options, or else the client's settings, say. */
    static final long AS_SET = Long.MAX_VALUE;

    /** Longer than anything takes, and short enough to be added to a time. */
    static final long FOREVER = Long.MAX_VALUE / 4;

    final MethodDescriptor<R> method;
    final Arguments arguments;
    final PeerCaller caller;

    /** The call that this one is a part of. */
    private final @Nullable IncomingCall parent;

    private final long timeout;
    private final boolean tellsTimeout;
    final long deadline;
    Metadata metadata;

    /** Its id in the place where it waits. */
    long id;

    int attempts;

    /** What it was sent as, where it may be sent once more as it was. */
    volatile Resends.@Nullable Kept kept;

    /** Whether it has waited for a connection. */
    boolean waited;

    /** Whether it certainly did not run at the peers that it was sent to. */
    boolean neverRan = true;

    /** The objects that its arguments refer to, at the peer that it was sent to. */
    @Nullable
    ExportScope exported;

    /** The objects of the peer that it was sent to. */
    @Nullable
    ObjectTable objects;

    /** The streams among its arguments, at the peer that it was sent to. */
    @Nullable
    CallStreams streamArguments;

    /** Whether methods have URIs where it is sent to. */
    private boolean byUri;

    private volatile @Nullable Place place;
    private volatile boolean sent;
    private volatile Outcome.@Nullable Cancelled cancelled;

    /**
     * A call to be sent.
     *
     * @param nanosLeft how long it may take at most, or {@link #AS_SET}
     * @throws DeadlineExceededException if it, or the call that it would be a part of, has no time left
     */
    PendingCall(MethodDescriptor<R> method, Arguments arguments, PeerCaller caller, Metadata metadata, long nanosLeft) {
        this.method = method;
        this.arguments = arguments;
        this.caller = caller;
        var settings = caller.settings();
        var asked = caller.options().timeout();
        long within = asked != null ? Time.nanosOf(asked) : hasStreams() ? FOREVER : settings.timeoutNanos();
        boolean tells = asked != null;
        parent = IncomingCall.ofThread();
        if (parent != null) {
            long left = parent.nanosLeft();
            if (left <= 0) {
                throw new DeadlineExceededException(method.name() + " was not sent: the call of " + parent.method()
                        + " that it is a part of has no time left");
            }
            if (left < within && (!hasStreams() || parent.toldTimeout())) {
                within = left;
                tells |= parent.toldTimeout();
            }
        }
        if (nanosLeft <= 0) {
            throw new DeadlineExceededException(method.name() + " was not sent again: no time is left");
        }
        timeout = Math.min(within, nanosLeft);
        tellsTimeout = tells;
        deadline = settings.time().nanos() + timeout;
        this.metadata = metadata;
    }

    /** A call that is a part of none, with a deadline as of {@link Time#nanos}. */
    PendingCall(MethodDescriptor<R> method, Arguments arguments, PeerCaller caller, long deadline) {
        this.method = method;
        this.arguments = arguments;
        this.caller = caller;
        this.deadline = deadline;
        parent = null;
        timeout = 0;
        tellsTimeout = false;
        metadata = Metadata.EMPTY;
    }

    /** The interface whose contract it belongs to, if any. */
    @Nullable
    Class<?> contract() {
        return caller.contract();
    }

    /** Whether it takes as long as a stream does. */
    private boolean hasStreams() {
        return lasts() || method.hasStreamParams();
    }

    /** Whether it goes on until its stream ends. */
    boolean lasts() {
        return false;
    }

    /** Whether it goes on where it was left when it is sent again. */
    boolean isTakenUpAgain() {
        return false;
    }

    /** What it takes of a protocol that carries it. The caller's own to change. */
    Set<Feature> needs() {
        return Carriage.needs(method);
    }

    /** Writes it as a frame. */
    void write(ProtocolSession session, Streams streams, Encoder encoder, CallMeta meta) {
        session.writeCall(encoder.out, id, name(), encoder.params(method, arguments), meta);
    }

    /** Whether it may be sent again after it may have run. */
    boolean isRepeatable() {
        return method.isIdempotent();
    }

    /** The id of the call in whose course it is made, if that came over the connection of these answers. */
    @Nullable
    JsonSlice within(Answers here) {
        return parent == null ? null : parent.idAt(here);
    }

    /** The wire name, or URI, where it is sent to, as a JSON string. */
    byte[] name() {
        return caller.wireName(method, byUri);
    }

    /** Says that it goes where methods have URIs, or wire names. */
    final void goesByUri(boolean whether) {
        byUri = whether;
    }

    /** Whether it is an event that is the value of its one parameter. */
    boolean isOneValue() {
        return false;
    }

    /** Whether it has a deadline worth looking at. */
    boolean mayExpire() {
        return timeout < FOREVER;
    }

    Duration timeout() {
        return Duration.ofNanos(timeout);
    }

    /** Whether the peer is to know how long the caller waits: where it asked for that, or has waited for some time. */
    boolean tellsTimeout() {
        return mayExpire() && (tellsTimeout || isLate());
    }

    /** Whether it is sent later than it was made. */
    private boolean isLate() {
        return waited || attempts > 1;
    }

    /** How long its caller waits from now on, in milliseconds, as the peer is told. */
    long millisLeft(long now) {
        long left = isLate() ? deadline - now : timeout;
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left + TimeUnit.MILLISECONDS.toNanos(1) - 1));
    }

    /** Joins the call that this one is a part of; false if that is cancelled. */
    final boolean joinParent() {
        return parent == null || parent.adopt(this);
    }

    /** It is about to wait here. Whoever has brought it looks at {@link #endIfCancelled} then. */
    final void movesTo(Place next) {
        if (sent) {
            sent = false;
        }
        place = next;
    }

    /** Ends it if it was cancelled on its way here, when nobody could find it. */
    final void endIfCancelled() {
        var how = cancelled;
        var at = place;
        if (how != null && at != null && at.withdraw(this)) {
            end(how);
        }
    }

    final boolean isCancelled() {
        return cancelled != null;
    }

    /** Whether the peer where it waits has it, so that it can be told of a cancel. */
    final boolean isSent() {
        return sent;
    }

    final void sent() {
        sent = true;
    }

    /** How it ends when it is not sent, or sent in vain: it may have run where it was sent before. */
    final Outcome notSent(String why) {
        return neverRan ? new Outcome.NotExecuted(why) : new Outcome.NotRepeated(why);
    }

    /** Ends it because nobody waits any more. */
    final void cancel(String how) {
        if (withdraw(new Outcome.Cancelled(how))) {
            end(new Outcome.Cancelled(how));
        }
    }

    /** Takes it out of where it waits; if it is on its way, whoever brings it somewhere will. */
    final boolean withdraw(Outcome.Cancelled how) {
        cancelled = how;
        var at = place;
        return at != null && at.withdraw(this);
    }

    /**
     * Ends it with a result.
     *
     * @param json a view that is valid only until this returns
     * @param reader for use until this returns
     */
    final void answer(JsonSlice json, JsonReader reader) {
        settle(true);
        succeed(json, reader);
    }

    /**
     * Reads a result where it has come, if its caller wants it there and there is a quick way to.
     *
     * @return null if not
     */
    @Nullable
    R readHere(JsonReader reader) {
        return null;
    }

    /** Ends it with a result that was read here. */
    void answer(R result) {
        throw new IllegalStateException(method.name() + " reads its result elsewhere");
    }

    /** Ends it without one. */
    final void end(Outcome outcome) {
        settle(false);
        fail(outcome);
    }

    /** Nothing is left of it but its caller's wish to know. */
    final void settle(boolean succeeded) {
        leavePeer(succeeded);
        if (parent != null) {
            parent.disown(this);
        }
    }

    /** The peer that it was sent to has no more to do with it. */
    final void leavePeer(boolean succeeded) {
        var scope = exported;
        if (scope != null) {
            exported = null;
            scope.callEnded(succeeded);
        }
        var streams = streamArguments;
        if (streams != null) {
            streamArguments = null;
            streams.end();
        }
    }

    abstract void succeed(JsonSlice json, JsonReader reader);

    abstract void fail(Outcome outcome);
}
