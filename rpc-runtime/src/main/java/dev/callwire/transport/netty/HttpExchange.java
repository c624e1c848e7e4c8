package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.TransportLimits;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that lives for one HTTP request: hears its body, and sends one message, the body of the answer; or many, if
 * that is asked for and the client takes them.
 */
final class HttpExchange implements Connection, SendQueue.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);

    /** Sends the answer; on the event loop. */
    interface Owner {

        /** Sends a message that is all of the answer. */
        void answer(HttpExchange exchange, byte[] utf8);

        void answerNothing(HttpExchange exchange);

        void fail(HttpExchange exchange, HttpResponseStatus status, String text);

        /** Adds a message to an answer of many; it leaves with the next flush. */
        void add(HttpExchange exchange, byte[] utf8);

        void flush(HttpExchange exchange);

        /** Ends an answer of many. */
        void finish(HttpExchange exchange);

        /** Lets an answer of many end in its midst. */
        void breakOff(HttpExchange exchange);

        /** Closes the channel. */
        void cut(HttpExchange exchange);
    }

    private enum Phase {
        /** Nothing was sent. */
        ASKED,

        /** Many messages may be sent. */
        MANY,

        /** The last word was said, or is of no use any more. */
        OVER
    }

    private final Channel channel;
    private final Handshake handshake;
    private final SocketAddress remoteAddress;
    private final TransportLimits limits;
    private final boolean clientTakesMany;
    private final Owner owner;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.ASKED);
    private final SendQueue queue = new SendQueue(this::later, this::later, this);
    private final AtomicLong unsent = new AtomicLong();
    private final Writability writability;

    private CloseReason reason = new CloseReason(CloseReason.NORMAL, "", false);
    private @Nullable ConnectionListener listener;
    private boolean delivering;
    private boolean added;
    private boolean over;

    /** @param clientTakesMany whether the client takes an answer of many messages */
    HttpExchange(Channel channel, Handshake handshake, TransportLimits limits, boolean clientTakesMany, Owner owner) {
        this.channel = channel;
        this.handshake = handshake;
        this.remoteAddress = channel.remoteAddress();
        this.limits = limits;
        this.clientTakesMany = clientTakesMany;
        this.owner = owner;
        this.writability = new Writability(limits, this::waitingBytes, this::later, this::tellWritable);
    }

    /** Gets the listener, and tells it the message; on the event loop. */
    void start(Function<Connection, ConnectionListener> exchanged, MessageBody body) {
        delivering = true;
        tell(() -> {
            var to = exchanged.apply(this);
            listener = to;
            to.onMessage(body.bytes(), 0, body.length());
            to.onBurstEnd();
        });
        delivering = false;
        if (over) {
            tellClosed();
        }
    }

    /** The answer is on its way, or the client is gone; on the event loop. */
    void end() {
        if (!over) {
            over = true;
            queue.clear();
            if (!delivering) {
                tellClosed();
            }
        }
    }

    /** The client went away, or takes nothing. */
    void lost() {
        phase.set(Phase.OVER);
        if (!over) {
            reason = new CloseReason(CloseReason.ABNORMAL, "the client went away before it had its answer", true);
            end();
        }
    }

    /** The client is to be given up, as a limit was passed; on the event loop. */
    void giveUp(String limit, String why) {
        phase.set(Phase.OVER);
        if (!over) {
            limits.counts().passed(limit);
            reason = new CloseReason(CloseReason.POLICY, why, false);
            end();
            owner.cut(this);
        }
    }

    /** So many bytes more wait for the socket, or fewer; on the event loop. */
    void unsentChanges(int bytes) {
        var total = unsent.addAndGet(bytes);
        if (bytes < 0) {
            writability.shrunk();
        } else {
            writability.grown();
            checkUnsent(total);
        }
    }

    boolean hasUnsent() {
        return unsent.get() > 0;
    }

    @Override
    public boolean carryMany() {
        return clientTakesMany && (phase.compareAndSet(Phase.ASKED, Phase.MANY) || phase.get() == Phase.MANY);
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (phase.get() == Phase.OVER) {
            return;
        }
        var message = Arrays.copyOfRange(utf8, offset, offset + length);
        if (phase.compareAndSet(Phase.ASKED, Phase.OVER)) {
            onLoop(() -> owner.answer(this, message));
        } else if (phase.get() == Phase.MANY) {
            queue.add(message);
            writability.grown();
            checkUnsent(waitingBytes());
        }
    }

    private void checkUnsent(long bytes) {
        if (bytes > limits.unsentBytesToClose()) {
            onLoop(() -> giveUp("unsentBytesToClose", Unsent.tooMany(limits)));
        }
    }

    @Override
    public void close(int code, String text) {
        ClosePayload.checkCode(code);
        if (phase.compareAndSet(Phase.ASKED, Phase.OVER)) {
            onLoop(() -> closeNow(code, text));
        } else if (phase.compareAndSet(Phase.MANY, Phase.OVER)) {
            queue.addClose(code, text);
        }
    }

    @Override
    public void beginQueuedBurst() {
        // What is added waits for a flush anyway.
    }

    @Override
    public void sendNow(byte[] utf8) {
        if (!over) {
            added = true;
            owner.add(this, utf8);
        }
    }

    @Override
    public void endBurst() {
        if (!over && added) {
            owner.flush(this);
        }
        writability.shrunk();
    }

    @Override
    public void closeNow(int code, String text) {
        if (over) {
            return;
        }
        reason = new CloseReason(code, text, false);
        if (added) {
            endMany(code);
            return;
        }
        switch (code) {
            case CloseReason.NORMAL -> owner.answerNothing(this);
            case CloseReason.GOING_AWAY, CloseReason.RESTART, CloseReason.POLICY ->
                owner.fail(this, HttpResponseStatus.SERVICE_UNAVAILABLE, text);
            default -> owner.fail(this, HttpResponseStatus.INTERNAL_SERVER_ERROR, text);
        }
    }

    private void endMany(int code) {
        switch (code) {
            case CloseReason.NORMAL, CloseReason.GOING_AWAY, CloseReason.RESTART -> owner.finish(this);
            default -> owner.breakOff(this);
        }
    }

    @Override
    public boolean isWritable() {
        return writability.isWritable();
    }

    private long waitingBytes() {
        return queue.bytes() + unsent.get();
    }

    private void tellWritable() {
        var to = listener;
        if (to != null && !over) {
            tell(to::onWritable);
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
        return phase.get() != Phase.OVER;
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
            tell(() -> to.onClosed(reason));
        }
    }

    /** Calls the listener. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            LOG.error("The listener of the {} failed", this, failure);
            close(CloseReason.INTERNAL, "internal error");
        }
    }

    private void onLoop(Runnable task) {
        if (onOwnThread()) {
            task.run();
        } else {
            later(task);
        }
    }

    private void later(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.trace("The event loop of the {} has ended", this, ended);
        }
    }
}
