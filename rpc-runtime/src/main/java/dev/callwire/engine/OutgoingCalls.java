package dev.callwire.engine;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The calls that this end makes over one connection. Thread-safe. */
final class OutgoingCalls {
    private static final CallMeta NO_META = new CallMeta();

    private final Connection connection;
    private final ProtocolSession session;
    private final Settings settings;
    private final PendingCalls pending;
    private final Alarm deadlines;
    private final JsonReader reader;
    private final Runnable awaited;
    private volatile @Nullable CloseReason closed;

    /**
     * No calls yet.
     *
     * @param awaited hears each time that this end awaits the peer
     */
    OutgoingCalls(Connection connection, ProtocolSession session, Settings settings, Runnable awaited) {
        this.connection = connection;
        this.session = session;
        this.settings = settings;
        this.awaited = awaited;
        pending = new PendingCalls(settings.limits().pendingCalls());
        deadlines = new Alarm(settings.time(), connection, now -> pending.expire(now, this::expire));
        reader = settings.newReader();
    }

    Settings settings() {
        return settings;
    }

    /** For use on the connection's own thread alone. */
    JsonReader reader() {
        return reader;
    }

    boolean onOwnThread() {
        return connection.onOwnThread();
    }

    /** How many calls await the peer. */
    int size() {
        return pending.size();
    }

    /** Sends a call; throws only where it certainly was not sent. */
    void send(PendingCall<?> call, Arguments arguments, @Nullable Duration timeout) {
        var within = timeout != null ? timeout : settings.timeout();
        call.timeout = within;
        call.deadline = settings.time().nanos() + Time.nanosOf(within);
        switch (pending.add(call)) {
            case YES -> {}
            case FULL ->
                throw new NotExecutedException(call.method.name() + " was not sent: "
                        + settings.limits().pendingCalls()
                        + " calls are waiting for this peer, the limit (pendingCalls)");
            case CLOSED -> throw notSent(call.method);
        }
        var encoder = settings.encoders().take();
        try {
            var params = encoder.params(call.method, arguments);
            session.writeCall(encoder.out, call.id, call.method.quotedName(), params, meta(timeout));
            connection.send(encoder.out.array(), 0, encoder.out.length());
        } catch (OutboundTooLargeException e) {
            pending.remove(call.id);
            throw tooLarge(call.method, e);
        } catch (RuntimeException | Error e) {
            pending.remove(call.id);
            throw e;
        } finally {
            settings.encoders().giveBack(encoder);
        }
        deadlines.notLaterThan(call.deadline);
        awaited.run();
    }

    private static CallMeta meta(@Nullable Duration timeout) {
        if (timeout == null) {
            return NO_META; // both ends have a default: only what was asked for is worth its bytes
        }
        var meta = new CallMeta();
        meta.timeoutMillis(TimeUnit.NANOSECONDS.toMillis(Time.nanosOf(timeout)));
        return meta;
    }

    void notify(MethodDescriptor<?> method, Arguments arguments) {
        if (closed != null) {
            throw notSent(method);
        }
        var encoder = settings.encoders().take();
        try {
            session.writeNotification(encoder.out, method.quotedName(), encoder.params(method, arguments), NO_META);
            connection.send(encoder.out.array(), 0, encoder.out.length());
        } catch (OutboundTooLargeException e) {
            throw tooLarge(method, e);
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    private NotExecutedException notSent(MethodDescriptor<?> method) {
        return new NotExecutedException(method.name() + " was not sent: the connection has ended with " + closed);
    }

    private static NotExecutedException tooLarge(MethodDescriptor<?> method, OutboundTooLargeException cause) {
        return new NotExecutedException(
                method.name() + " was not sent: " + cause.getMessage() + " (outboundMessageBytes)", cause);
    }

    @Nullable
    PendingCall<?> take(long id) {
        return pending.remove(id);
    }

    /** Ends a call whose caller has lost interest, and tells the peer. */
    void cancel(PendingCall<?> call, String how) {
        if (forget(call)) {
            call.fail(new Outcome.Cancelled(how));
        }
    }

    /** Takes a call out, so that its answer is passed over, and tells the peer to stop working on it. */
    boolean forget(PendingCall<?> call) {
        if (pending.remove(call.id) == null) {
            return false;
        }
        tellCancelled(call);
        return true;
    }

    private void expire(PendingCall<?> call) {
        tellCancelled(call);
        call.fail(new Outcome.Expired(call.timeout));
    }

    private void tellCancelled(PendingCall<?> call) {
        var encoder = settings.encoders().take();
        try {
            if (session.writeCancel(encoder.out, call.id)) {
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    /** Fails every pending call, and every call made from now on. */
    void close(CloseReason reason) {
        closed = reason;
        deadlines.cancel();
        var lost = new Outcome.Lost(reason);
        pending.close(call -> call.fail(lost));
    }
}
