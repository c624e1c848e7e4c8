package dev.callwire.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import dev.callwire.transport.netty.NettyTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A WAMP router that answers each frame as it is told, right or wrong. */
final class ScriptedRouter implements AutoCloseable {
    static final String WELCOME = "[2,7,{\"roles\":{\"broker\":{\"features\":{}},\"dealer\":{\"features\":"
            + "{\"call_canceling\":true,\"progressive_call_results\":true}}}}]";

    private final Transport transport = NettyTransport.create(1);
    private final Listening listening;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private volatile Function<JsonNode, List<String>> script;
    private volatile Connection latest;

    /** @param script what each frame is answered with */
    ScriptedRouter(Function<JsonNode, List<String>> script) {
        this.script = script;
        try {
            listening =
                    transport.listen(new ListenOptions("127.0.0.1", 0, TestRouter.LIMITS, Set.of(), null), new Door());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers otherwise from now on. */
    void then(Function<JsonNode, List<String>> next) {
        script = next;
    }

    String url() {
        return "ws://127.0.0.1:" + listening.address().getPort() + "/ws";
    }

    /** The next frame that has come. */
    JsonNode next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    /** The next frame of a type that has come; others before it are passed over. */
    JsonNode next(int type) throws InterruptedException {
        JsonNode frame;
        do {
            frame = next();
        } while (frame != null && frame.path(0).asInt() != type);
        return frame;
    }

    /** Sends a frame to the client that has come last. */
    void send(String frame) {
        send(latest, frame);
    }

    private static void send(Connection connection, String frame) {
        byte[] utf8 = Json.utf8(frame);
        connection.send(utf8, 0, utf8.length);
    }

    /** Closes the connection of the client that has come last. */
    void drop() {
        latest.close(CloseReason.RESTART, "");
    }

    @Override
    public void close() {
        listening.close();
        transport.close();
    }

    private final class Door implements Acceptor {
        @Override
        public Decision decide(Handshake handshake) {
            return new Accept("wamp.2.json");
        }

        @Override
        public ConnectionListener opened(Connection connection) {
            latest = connection;
            return new ConnectionListener() {
                @Override
                public void onMessage(byte[] utf8, int offset, int length) {
                    var frame = Json.tree(utf8, offset, length);
                    heard.add(frame);
                    script.apply(frame).forEach(answer -> send(connection, answer));
                }

                @Override
                public void onBurstEnd() {
                    // Each frame was answered as it came.
                }

                @Override
                public void onClosed(CloseReason reason) {
                    // Nothing is kept of a client.
                }
            };
        }
    }
}
