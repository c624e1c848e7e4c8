package dev.callwire.engine;

import dev.callwire.call.CallContext;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.Params;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
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
    private static final JsonSlice NO_PARAMS = new JsonSlice();

    private final IncomingCalls calls;
    private final ServedMethod method;
    private final @Nullable ReplyGroup group;
    private @Nullable JsonSlice id;
    private JsonSlice params = NO_PARAMS;
    private long deadline;
    private boolean answered;
    private boolean ended;
    private @Nullable Thread thread;
    private @Nullable CompletionStage<?> stage;

    /** The thread that is handing this to an executor, which may run it there and then. Looked at for one's own. */
    private @Nullable Thread launcher;

    /**
     * A call that has come.
     *
     * @param id a view of the frame, which {@link #keep} makes the call's own
     * @param deadline as of {@link Time#nanos}
     */
    IncomingCall(
            IncomingCalls calls,
            ServedMethod method,
            @Nullable JsonSlice id,
            @Nullable ReplyGroup group,
            long deadline) {
        this.calls = calls;
        this.method = method;
        this.id = id;
        this.group = group;
        this.deadline = deadline;
    }

    @Override
    public RpcPeer peer() {
        return calls.peer();
    }

    @Override
    public String method() {
        return method.name();
    }

    ServedMethod served() {
        return method;
    }

    @Nullable
    JsonSlice id() {
        return id;
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
        return Duration.ofNanos(Math.max(0, deadline - calls.now()));
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
        return !calls.peer().isOpen();
    }

    /** Makes it outlast the frame that it came in. */
    void keep() {
        id = id == null ? null : id.copy();
    }

    /** Keeps the params, too, for when it runs, on whatever thread. */
    void keep(JsonSlice json) {
        keep();
        params = json.copy();
    }

    /** Says which thread hands it to an executor now. */
    void launcher(@Nullable Thread launching) {
        launcher = launching;
    }

    /** Whether it runs right inside the executor's {@code execute}. */
    boolean runsWithinLaunch() {
        return launcher == Thread.currentThread();
    }

    /**
     * Runs the handler of a non-blocking method where it was read, and answers if it has ended when it returns. Until
     * then nobody else knows of the call, so it costs no lock and no place in a table.
     *
     * @return the handler's stage, if its end is still to come
     */
    @Nullable
    CompletionStage<?> serveHere(Params reused, JsonSlice json) {
        Object returned = null;
        Throwable failure = null;
        var previous = enter();
        try {
            returned = method.body().run(reused.bind(method.descriptor(), json));
        } catch (Throwable e) { // whatever it is, the caller waits for an answer
            failure = e;
        }
        leave(previous);
        if (failure == null && method.isAsync() && returned != null) {
            if (!hasValue(returned)) {
                return (CompletionStage<?>) returned;
            }
            returned = ((CompletableFuture<?>) returned).join();
        } else if (failure == null && method.isAsync()) {
            failure = noStage();
        }
        answer(returned, failure);
        return null;
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

    @Override
    public void run() {
        serve(calls.newParams(), params);
    }

    /** Runs the handler on this thread, and answers when it returns or when its stage completes. */
    void serve(Params usable, JsonSlice json) {
        if (!begin()) {
            end(null, null);
            return;
        }
        Object returned = null;
        Throwable failure = null;
        var previous = enter();
        try {
            returned = method.body().run(usable.bind(method.descriptor(), json));
        } catch (Throwable e) { // whatever it is, the caller waits for an answer
            failure = e;
        }
        leave(previous);
        leaveThread();
        if (failure == null && method.isAsync()) {
            await((CompletionStage<?>) returned);
        } else {
            end(returned, failure);
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
            thread = null;
            interrupted = answered;
        }
        if (interrupted) {
            Thread.interrupted(); // the worker's next call is not to find this call's interrupt
        }
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
            returned.whenComplete((value, failure) -> end(value, failure == null ? null : unwrap(failure)));
        } catch (RuntimeException e) { // a stage of the application's own make
            end(null, e);
        }
    }

    private static Throwable unwrap(Throwable failure) {
        var cause = failure.getCause();
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return isWrapper && cause != null ? unwrap(cause) : failure;
    }

    /** The handler has ended. A stage of the application's own make may say so twice. */
    private void end(@Nullable Object value, @Nullable Throwable failure) {
        boolean first;
        boolean unanswered;
        synchronized (this) {
            first = !ended;
            ended = true;
            unanswered = !answered;
            answered = true;
        }
        if (!first) {
            return;
        }
        try {
            if (unanswered) {
                calls.answered(this);
                answer(value, failure);
            }
        } finally {
            calls.ended(this);
        }
    }

    private void answer(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            calls.answers().result(this, value);
        } else {
            calls.answers().failure(this, failure);
        }
    }

    /** Answers with a fault, or not at all, instead of waiting for the handler; and stops the handler. */
    void abandon(@Nullable Fault fault) {
        CompletionStage<?> toCancel;
        synchronized (this) {
            if (answered) {
                return;
            }
            answered = true;
            toCancel = stage;
            if (thread != null) {
                thread.interrupt();
            }
        }
        calls.answered(this);
        if (fault != null && id != null) {
            calls.answers().fault(id, group, fault);
        }
        if (toCancel != null) {
            calls.execute(() -> cancel(toCancel)); // what hangs on the stage is the application's code
        }
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
