package dev.callwire.engine;

import dev.callwire.call.CallContext;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.FaultException;
import dev.callwire.call.Metadata;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.References;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.Params;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of the peer's while it is served, or a notification: then there is no id, and no answer.
 *
 * <p>It is answered once, by whoever comes first: its handler, its deadline, or its caller's cancel. Its slot is free
 * only when the handler has ended.
 */
final class IncomingCall extends CallContext implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingCall.class);
    private static final VarHandle DEADLINE = deadlineHandle();
    private static final JsonSlice NO_PARAMS = new JsonSlice();

    /** Longer params are in an array of their own, which is free when the call has ended. */
    private static final int KEPT_WITH_ID = 512;

    /** Deadlines that are no further apart count as one: two alarms do not ring at once. */
    private static final long SAME_TIME = TimeUnit.MILLISECONDS.toNanos(5);

    private final IncomingCalls calls;
    private ServedMethod method;
    private final @Nullable ReplyGroup group;
    private @Nullable JsonSlice id;
    private JsonSlice params = NO_PARAMS;

    /** Moves on when a stream begins, on whatever thread. */
    private volatile long deadline;

    /** For CallsInFlight alone. */
    int idHash;

    /** Set when all of it has ended: it counts no more. */
    private volatile boolean left;

    private boolean answered;
    private boolean ended;

    /** Set when it is the handler's end that it is answered with. */
    private boolean answeredByHandler;

    /** Set while it is answered before its handler's end, which then has to wait with leaving. */
    private boolean beingAbandoned;

    private @Nullable Thread thread;
    private @Nullable CompletionStage<?> stage;

    /** The handler's own stage, where {@code stage} is that of interceptors around it. */
    private @Nullable CompletionStage<?> handlers;

    /** What its caller sent beside the params. */
    private Metadata metadata;

    private int attempt;
    private boolean toldTimeout;

    /** Where {@code params._meta} is still to be looked for. */
    private @Nullable JsonSlice unsearched;

    /** What ends with this one; made when there is something. */
    private @Nullable CallParts parts;

    private boolean abandoned;

    /** What it has to do with streams; most calls have nothing. */
    private @Nullable CallStreaming streaming;

    /** The objects of the peer's that its params refer to. */
    private @Nullable ImportScope imported;

    /** The thread that is handing this to an executor, which may run it there and then. Looked at for one's own. */
    private @Nullable Thread launcher;

    private boolean freedWithinLaunch;

    /**
     * A call that has come.
     *
     * @param id a view of the frame, which {@link #keep} makes the call's own
     * @param meta is read now
     * @param deadline as of {@link Time#nanos}
     */
    IncomingCall(
            IncomingCalls calls,
            ServedMethod method,
            @Nullable JsonSlice id,
            @Nullable ReplyGroup group,
            CallMeta meta,
            long deadline) {
        this.calls = calls;
        this.method = method;
        this.id = id;
        this.group = group;
        DEADLINE.setRelease(this, deadline); // nobody knows of it yet, and a fence would cost a tenth of a quick call
        metadata = meta.metadata();
        attempt = meta.attempt();
        toldTimeout = meta.timeoutMillis() > 0;
    }

    /** Becomes another call of no group, as one that {@link #isUnknown} may. The params are the constructor's. */
    void become(ServedMethod next, @Nullable JsonSlice nextId, CallMeta meta, long nextDeadline) {
        method = next;
        id = nextId;
        DEADLINE.setRelease(this, nextDeadline);
        metadata = meta.metadata();
        attempt = meta.attempt();
        toldTimeout = meta.timeoutMillis() > 0;
    }

    private static VarHandle deadlineHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(IncomingCall.class, "deadline", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Whether it has ended where it was read, and nobody else knows of it or ever will. */
    boolean isUnknown() {
        return !wasHandedOut() && group == null && streaming == null;
    }

    /** The call that this thread is serving, if any. */
    static @Nullable IncomingCall ofThread() {
        return currentOrNull() instanceof IncomingCall call ? call : null;
    }

    @Override
    public RpcPeer peer() {
        return calls.peer();
    }

    @Override
    public String method() {
        return method.name();
    }

    @Override
    public Class<?> service() {
        return method.service();
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Metadata metadata() {
        synchronized (this) {
            if (unsearched != null) {
                metadata = calls.metaOf(unsearched).with(metadata);
                unsearched = null;
            }
            return metadata;
        }
    }

    @Override
    public Optional<String> lastCursor() {
        var goesOn = resumption();
        return goesOn == null ? Optional.empty() : goesOn.lastCursor();
    }

    @Override
    public void resync() {
        var goesOn = resumption();
        if (goesOn == null) {
            throw new IllegalStateException(method() + " returns no stream that could begin anew");
        }
        goesOn.resync();
    }

    private @Nullable Resumption resumption() {
        var streams = streaming;
        return streams == null ? null : streams.resumption();
    }

    /** Its method streams. */
    CallStreaming streams(CallMeta meta) {
        var made = new CallStreaming(this, calls, meta);
        streaming = made;
        return made;
    }

    /** Puts other metadata in the place of what came. */
    void metadata(Metadata changed) {
        synchronized (this) {
            unsearched = null;
            metadata = changed;
        }
    }

    /** What came beside the params, apart from what may stand within them. */
    synchronized Metadata carried() {
        return metadata;
    }

    /** Whether the caller said how long it waits. */
    boolean toldTimeout() {
        return toldTimeout;
    }

    ServedMethod served() {
        return method;
    }

    @Nullable
    JsonSlice id() {
        return id;
    }

    /** Whether it is found by its id when it is cancelled; not where many may share the id null, nor a notification. */
    boolean isFindable() {
        return id != null && !id.isNull();
    }

    /** Whether it has this id, and was not answered. */
    boolean isUnansweredOf(JsonSlice asked) {
        var own = id;
        return !left && own != null && own.contentEquals(asked) && !isAnswered();
    }

    /** Whether all of it has ended. */
    boolean hasLeft() {
        return left;
    }

    /** All of it has ended. What is heavy goes now, as it may be kept for a while. */
    void left() {
        params = NO_PARAMS;
        stage = null;
        handlers = null;
        left = true;
    }

    /** Tells its caller that it goes on, where that has to come before anything else of it. */
    void accept() {
        var own = id;
        if (own != null) {
            calls.answers().accept(own);
        }
    }

    /** Its id, if it is answered here. */
    @SuppressWarnings("ReferenceEquality") // this very connection
    @Nullable
    JsonSlice idAt(Answers here) {
        return calls.answers() == here ? id : null;
    }

    @Nullable
    ReplyGroup group() {
        return group;
    }

    boolean isNotification() {
        return id == null;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, nanosLeft()));
    }

    long nanosLeft() {
        return deadline - calls.now();
    }

    long deadline() {
        return deadline;
    }

    /** Has a notification's time begin when it does: nobody waited for it while it waited. */
    void deadline(long newDeadline) {
        deadline = newDeadline;
    }

    @Override
    public boolean isCancelled() {
        synchronized (this) {
            if (answered) {
                return true;
            }
        }
        return !calls.outlastConnection() && !calls.peer().isOpen();
    }

    /** Makes it outlast the frame that it came in. */
    void keep() {
        if (id != null) {
            id = id.copy();
        }
    }

    /** Keeps the params, too, for when it runs, on whatever thread. */
    void keep(JsonSlice json) {
        var own = id;
        if (own == null || json.length() > KEPT_WITH_ID) {
            keep();
            params = json.copy();
            return;
        }
        var bytes = new byte[own.length() + json.length()];
        System.arraycopy(own.array(), own.offset(), bytes, 0, own.length());
        System.arraycopy(json.array(), json.offset(), bytes, own.length(), json.length());
        id = new JsonSlice();
        id.set(bytes, 0, own.length());
        params = new JsonSlice();
        params.set(bytes, own.length(), json.length());
    }

    /** Says which thread hands it to an executor now. */
    void launcher(@Nullable Thread launching) {
        launcher = launching;
    }

    /** Frees its slot: whether it does so right inside the executor's {@code execute}. */
    @SuppressWarnings("ReferenceEquality") // this very thread
    boolean freesSlotWithinLaunch() {
        freedWithinLaunch = launcher == Thread.currentThread();
        return freedWithinLaunch;
    }

    /** Whether it has freed its slot so, as seen by the thread that has launched it. */
    boolean hasFreedSlotWithinLaunch() {
        return freedWithinLaunch;
    }

    /**
     * Runs the handler of a non-blocking method where it was read, and answers if it has ended when it returns. Until
     * then nobody else knows of the call, so it costs no lock and no place in a table.
     *
     * @return the handler's stage, if its end is still to come
     */
    @Nullable
    CompletionStage<?> serveHere(Params reused, JsonSlice json) {
        return serveHere(reused, json, false);
    }

    /** As {@link #serveHere}, with params that are bound already. */
    @Nullable
    CompletionStage<?> serveBound(Params bound, JsonSlice json) {
        return serveHere(bound, json, true);
    }

    private @Nullable CompletionStage<?> serveHere(Params usable, JsonSlice json, boolean bound) {
        Object returned = null;
        Throwable failure = null;
        var previous = enter();
        try {
            returned = bound ? invokeBound(usable, json) : invoke(usable, json);
        } catch (Throwable e) { // whatever it is, the caller waits for an answer
            failure = e;
        }
        leave(previous);
        if (wasHandedOut()) {
            forgetParams(); // they are the frame's
        }
        if (failure == null && isAsync() && returned != null) {
            if (!hasValue(returned)) {
                return (CompletionStage<?>) returned;
            }
            returned = ((CompletableFuture<?>) returned).join();
        } else if (failure == null && isAsync()) {
            failure = noStage();
        }
        answerAfterStreams(returned, failure);
        return null;
    }

    private void answerAfterStreams(@Nullable Object value, @Nullable Throwable failure) {
        var streams = streaming;
        if (streams == null) {
            answer(value, failure);
        } else {
            streams.end(() -> answer(value, failure));
        }
    }

    private synchronized void forgetParams() {
        unsearched = null;
    }

    private boolean isAsync() {
        return method.isAsync() || calls.isIntercepted();
    }

    /** Reads the params and runs the handler, with the interceptors around. */
    private @Nullable Object invoke(Params usable, JsonSlice json) throws Exception {
        unsearched = json.isEmpty() ? null : json;
        if (!calls.isIntercepted()) {
            return run(usable, json);
        }
        return calls.intercept(this, () -> runAsStage(usable, json));
    }

    private @Nullable Object invokeBound(Params bound, JsonSlice json) throws Exception {
        unsearched = json;
        return method.body().run(bound);
    }

    private CompletionStage<@Nullable Object> runAsStage(Params usable, JsonSlice json) {
        try {
            var returned = run(usable, json);
            if (!method.isAsync()) {
                return CompletableFuture.completedFuture(returned);
            }
            return returned == null ? InterceptedCalls.failed(noStage()) : within((CompletionStage<?>) returned);
        } catch (Throwable e) { // for the interceptors to see
            return InterceptedCalls.failed(e);
        }
    }

    /** The handler's stage for the interceptors around, whose own stages do not lead back to it. */
    private CompletionStage<@Nullable Object> within(CompletionStage<?> returned) {
        boolean late;
        synchronized (this) {
            handlers = returned;
            late = abandoned;
        }
        if (late) {
            cancel(returned);
        }
        return returned.thenApply(value -> value);
    }

    private @Nullable Object run(Params usable, JsonSlice json) throws Exception {
        if (method.descriptor().hasStreamParams()) {
            usable.with(streaming == null ? null : streaming.readParams());
        }
        if (!method.descriptor().passesReferences()) {
            return method.body().run(usable.bind(method.descriptor(), json));
        }
        var scope = calls.objects().ofPeer(method.descriptor(), id);
        imported = scope;
        accept(); // its objects may be called when it has been answered
        var previous = scope.enter();
        try {
            return method.body().run(usable.bind(method.descriptor(), json));
        } finally {
            References.leave(previous);
        }
    }

    /** Whether it is a future, of the JDK's own make, that has its value. */
    private static boolean hasValue(Object stage) {
        return stage.getClass() == CompletableFuture.class
                && ((CompletableFuture<?>) stage).isDone()
                && !((CompletableFuture<?>) stage).isCompletedExceptionally();
    }

    private NullPointerException noStage() {
        return new NullPointerException(method() + " returned no stage");
    }

    /** Runs the handler on this thread, and answers when it returns or when its stage completes. */
    @Override
    public void run() {
        if (!begin()) {
            end(null, null);
            return;
        }
        boolean intercepted = calls.isIntercepted(); // whoever stands around may go on with the params at any time
        var usable = intercepted ? calls.newParams() : calls.takeParams();
        Object returned = null;
        Throwable failure = null;
        var previous = enter();
        try {
            returned = invoke(usable, params);
        } catch (Throwable e) { // whatever it is, the caller waits for an answer
            failure = e;
        }
        leave(previous);
        if (!intercepted) {
            calls.giveBack(usable);
        }
        if (failure != null || !isAsync()) {
            end(returned, failure);
        } else if (returned != null && hasValue(returned)) {
            end(((CompletableFuture<?>) returned).join(), null);
        } else {
            leaveThread();
            await((CompletionStage<?>) returned);
        }
    }

    private synchronized boolean begin() {
        if (!answered) {
            thread = Thread.currentThread();
        }
        return !answered;
    }

    /** The handler is off this thread: nobody interrupts it any more. */
    private void leaveThread() {
        boolean interrupted;
        synchronized (this) {
            interrupted = leavesThread();
        }
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** As {@link #leaveThread}, where the lock is held; whether the worker's next call would find this call's interrupt. */
    @SuppressWarnings("ReferenceEquality") // this very thread: a stream among its params may end it on another one
    private boolean leavesThread() {
        if (thread != Thread.currentThread()) {
            return false;
        }
        thread = null;
        return answered;
    }

    /** Answers when the handler's stage completes. */
    void await(@Nullable CompletionStage<?> returned) {
        if (returned == null) {
            end(null, noStage());
            return;
        }
        boolean late;
        synchronized (this) {
            stage = returned;
            late = answered;
        }
        if (late) {
            cancel(returned);
        }
        try {
            returned.whenComplete(
                    (value, failure) -> end(value, failure == null ? null : InterceptedCalls.unwrap(failure)));
        } catch (RuntimeException e) { // a stage of the application's own make
            end(null, e);
        }
    }

    /** The handler has ended. A stage of the application's own make may say so twice. */
    private void end(@Nullable Object value, @Nullable Throwable failure) {
        var streams = streaming;
        if (streams != null) {
            leaveThread();
            if (failure == null && goesOn(streams, value)) {
                return;
            }
        }
        boolean first;
        boolean unanswered;
        boolean leaves;
        boolean interrupted;
        CallParts all;
        synchronized (this) {
            interrupted = leavesThread();
            all = parts;
            leaves = !beingAbandoned;
            first = !ended;
            ended = true;
            unanswered = !answered;
            answeredByHandler = unanswered;
            answered = true;
        }
        if (interrupted) {
            Thread.interrupted();
        }
        if (!first) {
            return;
        }
        if (all != null && unanswered) {
            all.let();
        }
        if (streams == null || !unanswered) {
            finish(unanswered, leaves, value, failure);
        } else {
            streams.end(() -> finish(true, leaves, value, failure));
        }
    }

    private void finish(boolean unanswered, boolean leaves, @Nullable Object value, @Nullable Throwable failure) {
        try {
            if (unanswered) {
                answer(value, failure);
            }
        } finally {
            if (leaves) {
                leave();
            }
        }
    }

    /** Whether it goes on with a stream when its handler has returned. */
    private boolean goesOn(CallStreaming streams, @Nullable Object value) {
        if (begins(streams)) {
            streams.begin(value);
            return true;
        } else if (streams.isToBeGathered(value) && !isAnswered()) {
            await(calls.gather(this, value));
            return true;
        }
        return false;
    }

    private synchronized boolean isAnswered() {
        return answered;
    }

    /** Whether its stream begins: from then on it is the stream's end that ends it. */
    private boolean begins(CallStreaming streams) {
        synchronized (this) {
            if (answered || ended || !streams.isToBegin()) {
                return false;
            }
            streams.begins();
        }
        deadline = streams.deadline();
        calls.streams(this);
        return true;
    }

    /** Its stream is complete. */
    void completed() {
        end(null, null);
    }

    /** Ends it if its caller will take up its stream elsewhere. */
    void leaveToOthers(Fault fault) {
        if (method.kind() == ServedMethod.Kind.TRACKED_STREAM && hasBegunStream()) {
            abandon(fault);
        }
    }

    private boolean hasBegunStream() {
        var streams = streaming;
        return streams != null && streams.hasBegun();
    }

    /** Its caller has lost interest. */
    void cancelled() {
        abandon(Fault.of(Fault.CANCELLED, method() + " was cancelled"));
    }

    /** Its stream has failed, perhaps before it has begun. */
    void streamFailed(Throwable failure) {
        if (!hasBegunStream() && failure instanceof FaultException told) {
            abandon(Fault.of(told.code(), String.valueOf(told.getMessage())));
        } else {
            end(null, failure);
        }
    }

    /** Whether a failure is because an item of its stream could not be sent. */
    boolean isUnsendable(Throwable failure) {
        var streams = streaming;
        return streams != null && streams.isUnsendable(failure);
    }

    /** Leaves what it takes up: its slot, or its place among the streams. */
    private void leave() {
        if (hasBegunStream()) {
            calls.streamEnded(this);
        } else {
            calls.ended(this);
        }
    }

    private void answer(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            answer(value);
        } else if (failure instanceof DeadlineExceededException && id != null && isOutOfTime()) {
            calls.answers().fault(id, group, outOfTime()); // what it waited for had the time that it has itself
        } else {
            calls.answers().failure(this, failure);
        }
        calls.answerSent(this);
        endReferences(failure == null);
    }

    private void answer(@Nullable Object value) {
        var streams = streaming;
        if (streams == null || id == null || !streams.answer(id, value)) {
            calls.answers().result(this, value);
        }
    }

    private boolean isOutOfTime() {
        return nanosLeft() < SAME_TIME;
    }

    /** What its caller is told when its time is over. */
    Fault outOfTime() {
        return Fault.ofLimit("callTimeout", Fault.DEADLINE_EXCEEDED, method() + " did not end within its time");
    }

    /** Nobody wants the items of its streams any more. A task runs when none is on its way, on whatever thread. */
    void endStreams(Runnable task) {
        var streams = streaming;
        if (streams == null) {
            task.run();
        } else {
            streams.end(task);
        }
    }

    private void endReferences(boolean succeeded) {
        var scope = imported;
        if (scope != null) {
            imported = null;
            scope.callEnded(succeeded);
        }
    }

    /** Whether its answer may be on its way to the connection; for as long as it is in flight. */
    synchronized boolean isBeingAnswered() {
        return answeredByHandler || beingAbandoned;
    }

    /** Answers with a fault, or not at all, instead of waiting for the handler; and stops the handler. */
    void abandon(@Nullable Fault fault) {
        CompletionStage<?> toCancel;
        CompletionStage<?> within;
        CallParts toEnd;
        synchronized (this) {
            if (answered) {
                return;
            }
            answered = true;
            abandoned = true;
            beingAbandoned = true;
            toCancel = stage;
            within = handlers;
            toEnd = parts;
            if (thread != null) {
                thread.interrupt();
            }
            ended |= hasBegunStream();
        }
        endStreams(() -> answerAbandoned(fault));
        if (toEnd != null) {
            toEnd.cancel("the call of " + method() + " that it is a part of has ended", calls::execute);
        }
        cancelSoon(within);
        cancelSoon(toCancel);
    }

    private void answerAbandoned(@Nullable Fault fault) {
        if (fault != null && id != null) {
            calls.answers().fault(id, group, fault);
            calls.answerSent(this);
        }
        leaveIfEnded();
        endReferences(false);
    }

    /** Its handler may have ended before the answer was sent. */
    private void leaveIfEnded() {
        boolean leaves;
        synchronized (this) {
            beingAbandoned = false;
            leaves = ended;
        }
        if (leaves) {
            leave();
        }
    }

    private void cancelSoon(@Nullable CompletionStage<?> running) {
        if (running != null) {
            calls.execute(() -> cancel(running)); // what hangs on the stage is the application's code
        }
    }

    /** Takes a call as a part of this one, to be cancelled with it; false if this one is cancelled. */
    boolean adopt(PendingCall<?> part) {
        CallParts all;
        synchronized (this) {
            if (answered) {
                return !abandoned; // what it does after its answer is no part of it
            }
            all = parts();
        }
        return all.adopt(part);
    }

    void disown(PendingCall<?> part) {
        CallParts all;
        synchronized (this) {
            all = parts;
        }
        if (all != null) {
            all.disown(part);
        }
    }

    @Override
    public void onCancelled(Runnable task) {
        CallParts all;
        synchronized (this) {
            if (answered && !abandoned) {
                return;
            }
            all = answered ? null : parts();
        }
        if (all == null) {
            task.run();
        } else {
            all.onCancelled(task);
        }
    }

    private CallParts parts() {
        if (parts == null) {
            parts = new CallParts();
        }
        return parts;
    }

    /** Ends it with a fault because no thread runs it. */
    void abort(Fault fault) {
        abandon(fault);
        end(null, null);
    }

    private void cancel(CompletionStage<?> running) {
        try {
            running.toCompletableFuture().cancel(true);
        } catch (RuntimeException e) {
            LOG.debug("What {} returned cannot be cancelled", method(), e);
        }
    }
}
