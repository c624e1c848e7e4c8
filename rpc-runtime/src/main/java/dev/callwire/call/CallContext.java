package dev.callwire.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The call that a handler is serving. Ask for it on the thread that the handler was called on; it may then be handed
 * to others. Thread-safe.
 */
public abstract class CallContext {
    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    /** Set on the thread that serves it; others have it from there. */
    private boolean handedOut;

    /** For the engine. */
    protected CallContext() {}

    /**
     * The call that this thread is serving.
     *
     * @throws IllegalStateException if it serves none
     */
    public static CallContext current() {
        return find().orElseThrow(() -> new IllegalStateException(
                "A CallContext is there while a handler runs, on the thread it was called on; this is "
                        + Thread.currentThread().getName()));
    }

    /** The call that this thread is serving, if any. */
    public static Optional<CallContext> find() {
        return Optional.ofNullable(currentOrNull());
    }

    /** Who calls. */
    public abstract RpcPeer peer();

    /** The wire name of the method. */
    public abstract String method();

    /** The interface that the method is of. */
    public abstract Class<?> service();

    /** What the call carries beside its parameters: a tenant, the trace context. */
    public abstract Metadata metadata();

    /** How often the caller has sent this call, this time included; it says so where it sends one again. */
    public abstract int attempt();

    /**
     * The cursor of the last item that the caller got of the stream which this call is to go on with; empty where it is to
     * begin. See {@link dev.callwire.stream.Tracked}.
     */
    public abstract Optional<String> lastCursor();

    /**
     * Tells the caller, before the next item, that the items behind its {@link #lastCursor} cannot be had any more, and the
     * stream begins anew.
     *
     * @throws IllegalStateException if the method's result is no stream
     */
    public abstract void resync();

    /** How long the caller still waits; never negative. */
    public abstract Duration timeLeft();

    /** Whether nobody waits for the answer any more: cancelled, too late, or the peer is gone. */
    public abstract boolean isCancelled();

    /**
     * Runs a task when nobody waits for the answer any more; at once if that is so already, and never if the call ends
     * with an answer. The task runs on a worker, or on the calling thread.
     */
    public abstract void onCancelled(Runnable task);

    /**
     * Runs a task as part of this call, on whatever thread: the calls that it makes carry the trace context, end with
     * this call's deadline, and are cancelled when this call is.
     */
    public final void run(Runnable task) {
        var previous = enter();
        try {
            task.run();
        } finally {
            leave(previous);
        }
    }

    /** An executor whose tasks are part of this call, as {@link #run} has it. */
    public final Executor within(Executor executor) {
        return task -> executor.execute(() -> run(task));
    }

    /** The call that this thread is serving, or {@code null}. For the engine. */
    protected static @Nullable CallContext currentOrNull() {
        var current = CURRENT.get();
        if (current != null) {
            current.handedOut = true;
        }
        return current;
    }

    /** Whether anybody has asked for it, and may still have it. For the engine. */
    protected final boolean wasHandedOut() {
        return handedOut;
    }

    /** Makes this the thread's call, and returns the one that it was serving before. */
    protected final @Nullable CallContext enter() {
        var previous = CURRENT.get();
        CURRENT.set(this);
        return previous;
    }

    /** Ends what {@link #enter} began. */
    protected final void leave(@Nullable CallContext previous) {
        CURRENT.set(previous); // null, too: for the thread's next call a removed entry would be made anew
    }
}
