package dev.callwire.engine;

import dev.callwire.call.FaultException;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.Params;
import dev.callwire.transport.Connection;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that the peer makes over one connection. So many run at a time as the limit says; what comes on top waits,
 * and reading stops, unless this end itself waits for the peer: its answer may stand behind the calls that came.
 *
 * <p>Notifications run one after another, in the order in which they came.
 */
final class IncomingCalls {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingCalls.class);
    private static final String REFUSED_WAITING = "Too many calls are waiting to run";

    private final RpcPeer peer;
    private final Connection connection;
    private final ProtocolSession session;
    private final Settings settings;
    private final MethodRegistry registry;
    private final IntSupplier callsToPeer;
    private final Alarm deadlines;
    private final Set<IncomingCall> inFlight = new HashSet<>();
    private final Map<String, IncomingCall> byId = new HashMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final ArrayDeque<Waiting> notifications = new ArrayDeque<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private @Nullable Params params;
    private int running;
    private boolean notified;
    private boolean draining;
    private volatile boolean behind;
    private volatile boolean paused;

    /** A call that has come and does not run yet. */
    private record Waiting(IncomingCall call, JsonSlice params) {}

    /**
     * No calls yet.
     *
     * @param callsToPeer how many calls of this end's the peer has not answered yet
     */
    IncomingCalls(
            RpcPeer peer,
            Connection connection,
            ProtocolSession session,
            Settings settings,
            MethodRegistry registry,
            IntSupplier callsToPeer) {
        this.peer = peer;
        this.connection = connection;
        this.session = session;
        this.settings = settings;
        this.registry = registry;
        this.callsToPeer = callsToPeer;
        deadlines = new Alarm(connection, this::expire);
    }

    RpcPeer peer() {
        return peer;
    }

    /** Serves a call. Called by the connection's own thread. */
    void call(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice json, CallMeta meta) {
        var served = registry.find(method);
        if (served == null) {
            reject(id, group, Fault.of(Fault.METHOD_NOT_FOUND, "Method not found: " + method));
        } else if (served.descriptor().isNotification()) {
            reject(id, group, Fault.of(Fault.INVALID_REQUEST, method + " is a notification: send it without an id"));
        } else {
            start(served, id, group, json, meta);
        }
    }

    /** Serves a notification; of a method that is answered, the answer is dropped. */
    void notification(JsonSlice method, JsonSlice json, CallMeta meta) {
        var served = registry.find(method);
        if (served == null) {
            LOG.debug("Passed over a notification of an unknown method");
        } else {
            start(served, null, null, json, meta);
        }
    }

    private void start(
            ServedMethod served, @Nullable JsonSlice id, @Nullable ReplyGroup group, JsonSlice json, CallMeta meta) {
        var refusal = refusal(id);
        if (refusal != null) {
            if (id != null) {
                reject(id, group, refusal);
            } else {
                LOG.debug("Passed over a notification: {}", refusal.message());
            }
            return;
        }
        long deadline = System.nanoTime() + timeoutNanos(meta);
        if (served.descriptor().isNonBlocking()) {
            var call =
                    new IncomingCall(this, served, id == null || !served.isAsync() ? id : id.copy(), group, deadline);
            if (served.isAsync()) {
                runsOnLoop(call);
            }
            call.run(loopParams(), json);
        } else {
            var call = new IncomingCall(this, served, id == null ? null : id.copy(), group, deadline);
            admit(new Waiting(call, json.copy()));
        }
    }

    private synchronized @Nullable Fault refusal(@Nullable JsonSlice id) {
        if (draining) {
            return Fault.of(Fault.BUSY, "The server is closing; the call did not run");
        } else if (id != null && !byId.isEmpty() && byId.containsKey(id.toString())) {
            return Fault.of(Fault.INVALID_REQUEST, "Invalid request: the id " + id + " is that of a call in flight");
        } else if (waiting.size() + notifications.size() >= settings.limits().pendingCalls()) {
            return Fault.of(Fault.BUSY, REFUSED_WAITING + "; the call did not run");
        } else {
            return null;
        }
    }

    private long timeoutNanos(CallMeta meta) {
        long longest = settings.limits().callTimeout().toNanos();
        long asked = meta.timeoutMillis();
        return asked > 0 ? Math.min(longest, TimeUnit.MILLISECONDS.toNanos(asked)) : longest;
    }

    /** A copy for the loop to use again and again: a handler on the loop is done with it when it returns. */
    private Params loopParams() {
        var own = params;
        if (own == null) {
            own = new Params(settings.binder(), settings.jsonLimits());
            params = own;
        }
        return own;
    }

    /** Gives a call that runs on the loop a slot, even where none is free. */
    private void runsOnLoop(IncomingCall call) {
        synchronized (this) {
            enter(call);
            running++;
        }
        deadlines.notLaterThan(call.deadline);
        updateReading();
    }

    /** Gives a call a slot, now or when one is free. */
    private void admit(Waiting arrived) {
        var call = arrived.call();
        synchronized (this) {
            enter(call);
            (isInOrder(call) ? notifications : waiting).add(arrived);
            behind = true;
        }
        deadlines.notLaterThan(call.deadline);
        runWaiting();
        updateReading();
    }

    private void enter(IncomingCall call) {
        inFlight.add(call);
        if (isFindable(call.id())) {
            byId.put(String.valueOf(call.id()), call);
        }
    }

    /** Whether a call waits for those of its kind that came before: it is a notification that does not run on the loop. */
    private static boolean isInOrder(IncomingCall call) {
        return call.id() == null && !call.served().descriptor().isNonBlocking();
    }

    private void runWaiting() {
        for (var next = next(); next != null; next = next()) {
            run(next);
        }
    }

    /** Takes a call that may run now out of those that wait. */
    private synchronized @Nullable Waiting next() {
        // Each call to the peer makes room for one: the peer's handler may call back before it answers, and so on, and
        // handlers that wait for each other must not wait for a slot as well.
        boolean isFree = running < settings.limits().callsInFlight() + callsToPeer.getAsInt();
        var next = !isFree ? null : notified || notifications.isEmpty() ? waiting.poll() : notifications.poll();
        if (next != null) {
            running++;
            notified |= isInOrder(next.call());
        }
        behind = !waiting.isEmpty() || !notifications.isEmpty();
        return next;
    }

    private void run(Waiting next) {
        try {
            settings.workers()
                    .execute(
                            () -> next.call().run(new Params(settings.binder(), settings.jsonLimits()), next.params()));
        } catch (RejectedExecutionException e) {
            LOG.warn("The executor takes no more calls", e);
            next.call().abandon(Fault.of(Fault.BUSY, "No thread is free; the call did not run"));
            ended(next.call());
        }
    }

    /** Calls may share the id null, which then is the id of none. */
    private static boolean isFindable(@Nullable JsonSlice id) {
        return id != null && !id.isNull();
    }

    /** A handler has ended; its slot goes to the next call. */
    void ended(IncomingCall call) {
        if (call.served().descriptor().isNonBlocking() && !call.served().isAsync()) {
            return; // ran on the loop, without a slot
        }
        synchronized (this) {
            inFlight.remove(call);
            if (isFindable(call.id())) {
                byId.remove(String.valueOf(call.id()), call);
            }
            running--;
            notified &= !isInOrder(call);
            completeDrain();
        }
        calmDown();
    }

    /** This end has called the peer, which makes room for calls of the peer's, and waits for its answer. */
    void peerCalled() {
        calmDown();
    }

    /** Makes use of the room that has come about. */
    private void calmDown() {
        if (behind) {
            runWaiting();
        }
        if (paused && connection.isOpen()) {
            connection.execute(this::updateReading);
        }
    }

    /** Stops or resumes reading, as the slots and this end's own calls have it. On the connection's own thread. */
    private void updateReading() {
        int taken;
        synchronized (this) {
            taken = running + notifications.size();
        }
        boolean crowded = taken >= settings.limits().callsInFlight();
        pause(crowded && callsToPeer.getAsInt() == 0);
        if (paused && callsToPeer.getAsInt() > 0) {
            pause(false); // the call was made meanwhile, and its maker has seen no pause
        }
    }

    private void pause(boolean pause) {
        if (pause != paused) {
            paused = pause;
            connection.reading(!pause);
        }
    }

    private long expire(long now) {
        List<IncomingCall> snapshot;
        synchronized (this) {
            snapshot = List.copyOf(inFlight);
        }
        long wait = PendingCalls.NEVER;
        for (var call : snapshot) {
            long left = call.deadline - now;
            if (left <= 0) {
                call.abandon(Fault.of(Fault.DEADLINE_EXCEEDED, call.method() + " did not end within its time"));
            } else {
                wait = Math.min(wait, left);
            }
        }
        return wait;
    }

    void cancel(JsonSlice id) {
        IncomingCall call;
        synchronized (this) {
            call = byId.get(id.toString());
        }
        if (call != null) {
            call.abandon(Fault.of(Fault.CANCELLED, call.method() + " was cancelled"));
        }
    }

    /** Sends a handler's result. */
    void answer(IncomingCall call, @Nullable Object value) {
        var id = call.id();
        if (id == null) {
            return;
        }
        var encoder = settings.encoders().take();
        try {
            int start = encoder.out.length();
            boolean due;
            try {
                due = session.writeResult(
                        encoder.out,
                        id,
                        call.group(),
                        encoder.result(call.served().descriptor(), value));
            } catch (RuntimeException | StackOverflowError e) {
                encoder.out.truncate(start);
                due = session.writeFailure(encoder.out, id, call.group(), unwritable(call, e));
            }
            sendIf(due, encoder);
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    private static Fault unwritable(IncomingCall call, Throwable failure) {
        if (failure instanceof OutboundTooLargeException) {
            return Fault.of(Fault.MESSAGE_TOO_LARGE, "The result of " + call.method() + " is too large to send");
        }
        var reference = logged("The result of " + call.method() + " cannot be written as JSON", failure);
        return new Fault(
                Fault.NOT_SERIALISABLE, "The result of " + call.method() + " cannot be written as JSON", reference);
    }

    /** Tells why a handler failed: what its method declares, or what it throws on purpose; nothing else. */
    void fail(IncomingCall call, Throwable failure) {
        if (call.id() == null) {
            logged("The notification " + call.method() + " failed", failure);
            return;
        }
        var encoder = settings.encoders().take();
        try {
            refuse(call, fault(call, failure, encoder));
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    private static Fault fault(IncomingCall call, Throwable failure, Encoder encoder) {
        if (failure instanceof InvalidParamsException) {
            return Fault.of(Fault.INVALID_PARAMS, String.valueOf(failure.getMessage()));
        }
        for (var error : call.served().descriptor().errors()) {
            if (error.type().isInstance(failure)) {
                var message = failure.getMessage();
                return new Fault(
                        error.code(),
                        message == null ? "Error " + error.code() : message,
                        error.hasData() ? encoder.data(error, failure) : null);
            }
        }
        if (failure instanceof FaultException told) {
            var data = told.data();
            Payload payload = data == null
                    ? null
                    : out -> encoder.binder.<Object>codec(data.getClass()).write(data, out);
            return new Fault(told.code(), String.valueOf(told.getMessage()), payload);
        }
        return new Fault(Fault.INTERNAL_ERROR, "Internal error", logged(call.method() + " failed", failure));
    }

    /** Logs what the peer is not told, and returns the reference by which the two are matched. */
    private static Payload logged(String what, Throwable failure) {
        var reference = Long.toHexString(ThreadLocalRandom.current().nextLong());
        LOG.error("{} (reference {})", what, reference, failure);
        return out -> out.raw(JsonSlice.of("{\"reference\":\"" + reference + "\"}"));
    }

    /** Sends a fault in place of a result. */
    void refuse(IncomingCall call, Fault fault) {
        var id = call.id();
        if (id != null) {
            reject(id, call.group(), fault);
        }
    }

    void reject(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        var encoder = settings.encoders().take();
        try {
            int start = encoder.out.length();
            boolean due;
            try {
                due = session.writeFailure(encoder.out, id, group, fault);
            } catch (RuntimeException e) {
                encoder.out.truncate(start);
                var reference = logged("The data of error " + fault.code() + " cannot be written as JSON", e);
                due = session.writeFailure(
                        encoder.out, id, group, new Fault(Fault.INTERNAL_ERROR, "Internal error", reference));
            }
            sendIf(due, encoder);
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    void groupEnd(ReplyGroup group) {
        var encoder = settings.encoders().take();
        try {
            sendIf(session.writeGroup(encoder.out, group), encoder);
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    private void sendIf(boolean due, Encoder encoder) {
        if (due) {
            connection.send(encoder.out.array(), 0, encoder.out.length());
        }
    }

    /** Lets no call in any more; completes when those that run have ended. */
    CompletableFuture<Void> drain() {
        synchronized (this) {
            draining = true;
            completeDrain();
        }
        return drained;
    }

    private void completeDrain() {
        if (draining && running == 0 && waiting.isEmpty() && notifications.isEmpty()) {
            drained.complete(null);
        }
    }

    /** The peer is gone: stops all that runs for it. */
    void close() {
        deadlines.cancel();
        List<IncomingCall> left;
        synchronized (this) {
            draining = true;
            left = List.copyOf(inFlight);
        }
        left.forEach(call -> call.abandon(null));
    }
}
