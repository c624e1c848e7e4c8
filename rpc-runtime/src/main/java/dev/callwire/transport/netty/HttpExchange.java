package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that lives for one HTTP request: hears its body, and sends one message, the body of the answer. */
final class HttpExchange implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);

    /** Sends the answer; on the event loop, once at most. */
    interface Owner {
        void answer(HttpExchange exchange, byte[] utf8);

        void answerNothing(HttpExchange exchange);

        void fail(HttpExchange exchange, HttpResponseStatus status, String text);
    }

    private final Channel channel;
    private final Handshake handshake;
    private final SocketAddress remoteAddress;
    private final Owner owner;

    /** Whether an answer was chosen, or is of no use any more. */
    private final AtomicBoolean answered = new AtomicBoolean();

    private CloseReason reason = new CloseReason(CloseReason.NORMAL, "", false);
    private @Nullable ConnectionListener listener;
    private boolean delivering;
    private boolean over;

    HttpExchange(Channel channel, Handshake handshake, Owner owner) {
        this.channel = channel;
        this.handshake = handshake;
        this.remoteAddress = channel.remoteAddress();
        this.owner = owner;
    }

    /** Gets the listener, and tells it the message; on the event loop. */
    void start(Function<Connection, ConnectionListener> exchanged, MessageBody body) {
        delivering = true;
        try {
            var to = exchanged.apply(this);
            listener = to;
            to.onMessage(body.bytes(), 0, body.length());
            to.onBurstEnd();
        } catch (Throwable failure) {
            LOG.error("The listener of the {} failed", this, failure);
            close(CloseReason.INTERNAL, "internal error");
        }
        delivering = false;
        if (over) {
            tellClosed();
        }
    }

    /** The answer is on its way, or the client is gone; on the event loop. */
    void end() {
        if (!over) {
            over = true;
            if (!delivering) {
                tellClosed();
            }
        }
    }

    /** The client went away, or takes nothing. */
    void lost() {
        answered.set(true);
        if (!over) {
            reason = new CloseReason(CloseReason.ABNORMAL, "the client went away before it had its answer", true);
            end();
        }
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (answered.compareAndSet(false, true)) {
            var answer = Arrays.copyOfRange(utf8, offset, offset + length);
            onLoop(() -> owner.answer(this, answer));
        }
    }

    @Override
    public void close(int code, String text) {
        ClosePayload.checkCode(code);
        if (answered.compareAndSet(false, true)) {
            onLoop(() -> closeNow(code, text));
        }
    }

    private void closeNow(int code, String text) {
        reason = new CloseReason(code, text, false);
        switch (code) {
            case CloseReason.NORMAL -> owner.answerNothing(this);
            case CloseReason.GOING_AWAY, CloseReason.RESTART, CloseReason.POLICY ->
                owner.fail(this, HttpResponseStatus.SERVICE_UNAVAILABLE, text);
            default -> owner.fail(this, HttpResponseStatus.INTERNAL_SERVER_ERROR, text);
        }
    }

    /** Does nothing, as there is only one message, and it was read before the exchange began. */
    @Override
    public void reading(boolean on) {}

    @Override
    public void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public boolean onOwnThread() {
        return channel.eventLoop().inEventLoop();
    }

    @Override
    public boolean isOpen() {
        return !answered.get();
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public String toString() {
        return "exchange with " + remoteAddress;
    }

    private void tellClosed() {
        var to = listener;
        if (to != null) {
            try {
                to.onClosed(reason);
            } catch (Throwable failure) {
                LOG.error("The listener of the {} failed", this, failure);
            }
        }
    }

    private void onLoop(Runnable task) {
        if (onOwnThread()) {
            task.run();
            return;
        }
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.trace("The event loop of the {} has ended", this, ended);
        }
    }
}
