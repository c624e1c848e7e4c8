package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * A stream for a thread that writes it, a virtual one above all, and waits while its subscriber wants no more. The
 * simplest way to have one is a publisher that runs a loop for each subscriber:
 *
 * <pre>{@code
 * public Flow.Publisher<Integer> count(int upTo) {
 *     return StreamWriter.publisher(to -> {
 *         for (int i = 1; i <= upTo; i++) {
 *             to.write(i);
 *         }
 *     });
 * }
 * }</pre>
 *
 * <p>One that is made by itself is the publisher of a single subscriber, to be handed over before it is written to or
 * while another thread does. It must be ended, with {@link #complete}, {@link #close} or {@link #fail}; left by an
 * exception, a {@code try} block that closes it completes it, too.
 *
 * <p>Any thread may write; items come out one after the other. Interrupting a thread that writes fails the stream and
 * throws a {@link CancellationException}; the thread stays interrupted.
 *
 * @param <T> the items
 */
public final class StreamWriter<T> implements Flow.Publisher<T>, AutoCloseable {
    private final SoleSubscription<T> sole = new SoleSubscription<>();

    /** Makes the stream of a single subscriber, which is still to come. */
    public StreamWriter() {}

    /** Writes a stream. */
    @FunctionalInterface
    public interface Body<T> {

        /**
         * Writes a stream, which completes when this returns and fails with what this throws. It need not catch the
         * {@link CancellationException} of a subscriber that wants no more.
         */
        void write(StreamWriter<T> to) throws Exception;
    }

    /** A stream that is written anew for each subscriber, by a virtual thread where the JDK has them. */
    public static <T> Flow.Publisher<T> publisher(Body<T> body) {
        return publisher(Starter.newThreads(), body);
    }

    /** A stream that is written anew for each subscriber, on a thread of an executor, which it keeps until its end. */
    public static <T> Flow.Publisher<T> publisher(Executor executor, Body<T> body) {
        requireNonNull(executor, "executor");
        requireNonNull(body, "body");
        return subscriber -> {
            var writer = new StreamWriter<T>();
            writer.subscribe(subscriber);
            writer.start(executor, body);
        };
    }

    private void start(Executor executor, Body<T> body) {
        if (isCancelled()) {
            return;
        }
        try {
            executor.execute(() -> run(body));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void run(Body<T> body) {
        try {
            body.write(this);
            complete();
        } catch (Exception e) {
            fail(e);
        } catch (Throwable e) {
            fail(e);
            throw e;
        }
    }

    /** Takes the subscriber. A second one fails with an {@link IllegalStateException}. */
    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        sole.subscribe(subscriber);
    }

    /**
     * Writes an item, when there is a subscriber and it wants one.
     *
     * @throws CancellationException if the subscriber has cancelled the stream, or this thread is interrupted
     * @throws IllegalStateException if the stream has ended
     */
    public void write(T item) {
        write(item, Patience.ENDLESS);
    }

    /**
     * Writes an item, if there is a subscriber and it wants one in time.
     *
     * @return whether it did
     * @throws CancellationException if the subscriber has cancelled the stream, or this thread is interrupted
     * @throws IllegalStateException if the stream has ended
     */
    public boolean tryWrite(T item, Duration timeout) {
        return write(item, Patience.of(timeout));
    }

    private boolean write(T item, Patience patience) {
        try {
            return sole.put(item, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("The thread that writes the stream was interrupted");
            sole.end(cancelled);
            throw cancelled;
        }
    }

    /** Ends the stream, unless it has ended. */
    public void complete() {
        sole.end(null);
    }

    /** Ends the stream with a failure, unless it has ended. */
    public void fail(Throwable failure) {
        sole.end(requireNonNull(failure, "failure"));
    }

    /** Whether the subscriber wants no more, so that there is no point in writing. */
    public boolean isCancelled() {
        return sole.isStopped();
    }

    /** The same as {@link #complete}. */
    @Override
    public void close() {
        complete();
    }
}
