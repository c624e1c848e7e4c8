package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream for a thread that waits for each item, a virtual one above all:
 *
 * <pre>{@code
 * try (var ticks = StreamReader.of(service.ticks())) {
 *     for (var tick : ticks) {
 *         if (tick.isLast()) {
 *             break; // and the stream is cancelled
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The stream is subscribed to when the loop begins, and read once. The loop ends when the stream completes, or when
 * the reader is closed, from this thread or another. A stream that fails throws out of the loop: an unchecked exception
 * as it is, a checked one as the cause of a {@link StreamFailedException}. Interrupting the waiting thread cancels the
 * stream and throws a {@link CancellationException}; the thread stays interrupted.
 *
 * <p>One thread iterates; any may {@link #close}.
 *
 * @param <T> the items
 */
public final class StreamReader<T> implements Iterable<T>, AutoCloseable {
    private static final int AHEAD = 64;

    private final Flow.Publisher<? extends T> publisher;
    private final int ahead;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Consumer<? super Gap> gapListener;
    private volatile @Nullable Inbox<T> inbox;
    private volatile boolean closed;

    private StreamReader(Flow.Publisher<? extends T> publisher, int ahead) {
        this.publisher = requireNonNull(publisher, "publisher");
        if (ahead < 1) {
            throw new IllegalArgumentException("A reader has at least 1 item ahead, not " + ahead);
        }
        this.ahead = ahead;
    }

    /** Reads a stream, which may be 64 items ahead of the loop. */
    public static <T> StreamReader<T> of(Flow.Publisher<? extends T> publisher) {
        return of(publisher, AHEAD);
    }

    /** Reads a stream, which may be some items ahead of the loop; more are asked for when half of them are used. */
    public static <T> StreamReader<T> of(Flow.Publisher<? extends T> publisher, int ahead) {
        return new StreamReader<>(publisher, ahead);
    }

    /**
     * Has a listener hear of gaps, on the thread of the loop, between the items where they are. Without one, items that
     * were dropped as the method declares are missing in silence, and where nobody knows what is missing the stream
     * fails with a {@code GapException}.
     *
     * @return this
     * @throws IllegalStateException if the loop has begun
     */
    public StreamReader<T> onGap(Consumer<? super Gap> listener) {
        requireNonNull(listener, "listener");
        if (begun.get()) {
            throw new IllegalStateException("The stream is being read already");
        }
        gapListener = listener;
        return this;
    }

    /**
     * Subscribes to the stream.
     *
     * @throws IllegalStateException the second time
     */
    @Override
    public Iterator<T> iterator() {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("A stream is read once");
        }
        Inbox<T> opened = gapListener == null ? new Inbox<>(ahead) : new GapInbox<>(ahead);
        inbox = opened;
        if (closed) {
            opened.close();
        } else {
            publisher.subscribe(opened);
        }
        return new Items(opened);
    }

    /** Cancels the stream, unless it has ended. */
    @Override
    public void close() {
        closed = true;
        var opened = inbox;
        if (opened != null) {
            opened.close();
        }
    }

    private final class Items implements Iterator<T> {
        private final Inbox<T> from;
        private @Nullable T next;
        private Inbox.@Nullable End end;

        Items(Inbox<T> from) {
            this.from = from;
        }

        @Override
        public boolean hasNext() {
            while (next == null && end == null) {
                accept(take());
            }
            if (next != null) {
                return true;
            }
            throwFailure();
            return false;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The stream has ended");
            }
            var item = requireNonNull(next);
            next = null;
            return item;
        }

        private Object take() {
            try {
                return from.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                from.close();
                return new Inbox.End(new CancellationException("The thread that reads the stream was interrupted"));
            }
        }

        @SuppressWarnings("unchecked") // whatever else is in the inbox is an item
        private void accept(Object entry) {
            if (entry instanceof Inbox.End ending) {
                end = ending;
            } else if (entry instanceof Inbox.Missing missing) {
                requireNonNull(gapListener).accept(missing.gap());
            } else {
                next = (T) entry;
            }
        }

        private void throwFailure() {
            var failure = requireNonNull(end).failure();
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw new StreamFailedException(failure);
            }
        }
    }
}
