package dev.callwire.transport.netty;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What other threads send over a connection, until its event loop takes it. However many send, one task at a time is
 * due on the loop, so that a burst wakes it once. Adding is thread-safe; the rest is for the loop alone.
 */
final class SendQueue {

    /** Takes what was queued, in its order; on the event loop. */
    interface Sink {
        void beginQueuedBurst();

        void sendNow(byte[] utf8);

        /** Only where binary messages are queued. */
        default void sendBinaryNow(byte[] bytes) {
            throw new UnsupportedOperationException("No binary message was queued");
        }

        void closeNow(int code, String reason);

        void endBurst();
    }

    /** After so many others get their turn on the loop. */
    private static final int TAKEN_AT_ONCE = 1024;

    /**
     * After so many turns the loop has to look at its sockets first. It runs tasks as long as new ones come, up to a second:
     * somebody who sends without a pause would keep it from reading for as long.
     */
    private static final int TURNS_WITHOUT_READING = 16;

    /** So many bytes at most are counted as queued that were taken: each time that they are counted costs those who add. */
    private static final int UNCOUNTED = 16 * 1024;

    private final Executor loop;
    private final Executor afterReading;
    private final Sink sink;
    private final Queue<Object> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean taskIsDue = new AtomicBoolean();
    private final Runnable task = this::takeSome;
    private int turns;

    private record Close(int code, String reason) {}

    /** A binary message; one of text is the array alone. */
    private static final class Binary {
        final byte[] bytes;

        Binary(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * An empty queue.
     *
     * @param loop runs a task on the event loop
     * @param afterReading runs a task on the event loop when the sockets were looked at
     */
    SendQueue(Executor loop, Executor afterReading, Sink sink) {
        this.loop = loop;
        this.afterReading = afterReading;
        this.sink = sink;
    }

    /** Queues a message. Returns how many bytes are queued now. */
    long add(byte[] utf8) {
        return add(utf8, utf8.length);
    }

    /** Queues a binary message; as {@link #add}. */
    long addBinary(byte[] message) {
        return add(new Binary(message), message.length);
    }

    private long add(Object message, int length) {
        var total = bytes.addAndGet(length);
        enqueue(message);
        return total;
    }

    /** How many bytes are queued; any thread may ask. */
    long bytes() {
        return bytes.get();
    }

    void addClose(int code, String reason) {
        enqueue(new Close(code, reason));
    }

    /** Takes all at once. */
    void takeAll() {
        takeUpTo(Integer.MAX_VALUE);
    }

    /** Takes what is there now; what others add meanwhile stays, however fast they are. */
    void takePresent() {
        var left = bytes.get();
        while (left > 0) {
            var next = queue.peek();
            if (next == null || next instanceof Close) {
                return;
            }
            left -= length(next);
            takeUpTo(1);
        }
    }

    void clear() {
        queue.clear();
    }

    private void enqueue(Object item) {
        queue.add(item);
        wakeLoop();
    }

    private void wakeLoop() {
        if (!taskIsDue.get() && !taskIsDue.getAndSet(true)) {
            loop.execute(task);
        }
    }

    private void takeSome() {
        if (++turns == TURNS_WITHOUT_READING) {
            turns = 0;
            afterReading.execute(task);
            return;
        }
        taskIsDue.set(false);
        sink.beginQueuedBurst();
        var emptied = takeUpTo(TAKEN_AT_ONCE);
        sink.endBurst();
        if (!emptied) {
            wakeLoop();
        }
    }

    private boolean takeUpTo(int count) {
        var uncounted = 0;
        try {
            for (var taken = 0; taken < count; taken++) {
                var item = queue.poll();
                if (item == null) {
                    return true;
                }
                uncounted += length(item);
                if (uncounted > UNCOUNTED) {
                    bytes.addAndGet(-uncounted);
                    uncounted = 0;
                }
                send(item);
            }
            return false;
        } finally {
            if (uncounted > 0) {
                bytes.addAndGet(-uncounted);
            }
        }
    }

    private static int length(Object item) {
        if (item instanceof byte[] utf8) {
            return utf8.length;
        }
        return item instanceof Binary binary ? binary.bytes.length : 0;
    }

    private void send(Object item) {
        if (item instanceof byte[] utf8) {
            sink.sendNow(utf8);
        } else if (item instanceof Binary binary) {
            sink.sendBinaryNow(binary.bytes);
        } else if (item instanceof Close close) {
            sink.closeNow(close.code(), close.reason());
        }
    }
}
