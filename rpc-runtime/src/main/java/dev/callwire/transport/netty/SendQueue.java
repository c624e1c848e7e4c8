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
        void beginBurst();

        void sendNow(byte[] utf8);

        void closeNow(int code, String reason);

        void endBurst();
    }

    /** After so many others get their turn on the loop. */
    private static final int TAKEN_AT_ONCE = 1024;

    private final Executor loop;
    private final Sink sink;
    private final Queue<Object> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean taskIsDue = new AtomicBoolean();
    private final Runnable task = this::takeSome;

    private record Close(int code, String reason) {}

    SendQueue(Executor loop, Sink sink) {
        this.loop = loop;
        this.sink = sink;
    }

    /** Queues a message. Returns how many bytes are queued now. */
    long add(byte[] utf8) {
        var total = bytes.addAndGet(utf8.length);
        enqueue(utf8);
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

    void clear() {
        queue.clear();
    }

    private void enqueue(Object item) {
        queue.add(item);
        wakeLoop();
    }

    private void wakeLoop() {
        if (!taskIsDue.getAndSet(true)) {
            loop.execute(task);
        }
    }

    private void takeSome() {
        taskIsDue.set(false);
        sink.beginBurst();
        var emptied = takeUpTo(TAKEN_AT_ONCE);
        sink.endBurst();
        if (!emptied) {
            wakeLoop();
        }
    }

    private boolean takeUpTo(int count) {
        for (var taken = 0; taken < count; taken++) {
            var item = queue.poll();
            if (item == null) {
                return true;
            }
            if (item instanceof byte[] utf8) {
                bytes.addAndGet(-utf8.length);
                sink.sendNow(utf8);
            } else if (item instanceof Close close) {
                sink.closeNow(close.code(), close.reason());
            }
        }
        return false;
    }
}
