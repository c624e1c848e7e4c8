package dev.callwire.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/** Keeps what a connection tells, and answers messages as a test wants it. */
final class Recorder implements ConnectionListener {
    static final String BURST_END = "<burst end>";
    static final String CLOSED = "<closed>";

    final Connection connection;

    private final BiConsumer<Connection, String> answer;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private volatile Runnable whenWritable = () -> {};

    Recorder(Connection connection, BiConsumer<Connection, String> answer) {
        this.connection = connection;
        this.answer = answer;
    }

    @Override
    public void onMessage(byte[] utf8, int offset, int length) {
        var text = new String(utf8, offset, length, UTF_8);
        events.add(text);
        answer.accept(connection, text);
    }

    @Override
    public void onBurstEnd() {
        events.add(BURST_END);
    }

    @Override
    public void onWritable() {
        if (closed.isDone()) {
            events.add("<writable though closed>");
        }
        whenWritable.run();
    }

    @Override
    public void onClosed(CloseReason reason) {
        events.add(CLOSED);
        assertThat(closed.complete(reason)).as("the first onClosed").isTrue();
    }

    void send(String text) {
        send(connection, text);
    }

    static void send(Connection connection, String text) {
        var utf8 = text.getBytes(UTF_8);
        connection.send(utf8, 0, utf8.length);
    }

    /** What to do when there is room again. */
    void onWritable(Runnable task) {
        whenWritable = task;
    }

    /** The next message or burst end or close. */
    String nextEvent() {
        try {
            var event = events.poll(20, SECONDS);
            assertThat(event).as("something heard within 20 s").isNotNull();
            return event;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next message, whatever bursts end before it. */
    String nextMessage() {
        String event;
        do {
            event = nextEvent();
        } while (event.equals(BURST_END));
        return event;
    }

    boolean hasHeardMore() {
        return !events.isEmpty();
    }

    /** Why it was closed; waits for that. */
    CloseReason closed() {
        return closed.orTimeout(20, SECONDS).join();
    }
}
