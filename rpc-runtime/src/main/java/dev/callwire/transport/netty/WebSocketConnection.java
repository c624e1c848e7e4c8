package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.TransportLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection after its handshake. Its event loop does everything; what other threads send goes through a queue.
 */
final class WebSocketConnection
        implements Connection, SendQueue.Sink, MessageReader.Owner, Unsent.Owner, Liveness.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);

    /** How long the peer may take to answer a close frame. */
    private static final long CLOSE_MILLIS = 5000;

    /** Stands for a close frame without a code. */
    private static final int NO_CODE = 1005;

    private final Channel channel;
    private final Handshake handshake;
    private final SocketAddress remoteAddress;
    private final TransportLimits limits;
    private final boolean client;
    private final Unsent unsent;
    private final SendQueue queue = new SendQueue(this::onLoop, this::afterReading, this);
    private final Writability writability;
    private final Outgoing writer;
    private final Liveness liveness;

    /** False from the moment that either end has closed; changed by the event loop. */
    private volatile boolean open = true;

    /** Set by another thread whose close waits in the queue. */
    private volatile boolean closeIsQueued;

    /** Why the connection ends, as soon as that is known. */
    private @Nullable CloseReason ending;

    private @Nullable ConnectionListener listener;

    /** Whether messages are binary, and not text. */
    private boolean binary;

    private boolean delivered;
    private boolean listenerPauses;
    private boolean unsentPauses;

    /** @param client whether this end has dialled */
    WebSocketConnection(Channel channel, Handshake handshake, TransportLimits limits, boolean client) {
        this(channel, handshake, limits, client, false);
    }

    /**
     * @param client whether this end has dialled
     * @param compressed whether both ends have agreed on compression
     */
    WebSocketConnection(
            Channel channel, Handshake handshake, TransportLimits limits, boolean client, boolean compressed) {
        this.channel = channel;
        this.handshake = handshake;
        this.remoteAddress = channel.remoteAddress();
        this.limits = limits;
        this.client = client;
        this.unsent = new Unsent(channel, limits, this);
        this.writability = new Writability(limits, this::waitingBytes, this::onLoop, this::tellWritable);
        var frames = new FrameWriter(channel, client, unsent, writability);
        this.writer = compressed ? new DeflatingWriter(channel, frames) : frames;
        this.liveness = new Liveness(channel.eventLoop(), limits, this);
    }

    /** Gets the listener, and begins; on the event loop. False when there is no listener, as getting it failed. */
    boolean start(Function<Connection, ConnectionListener> opened) {
        tell(() -> hear(opened.apply(this)));
        if (open) {
            liveness.start();
        }
        return listener != null;
    }

    private void hear(ConnectionListener opened) {
        listener = opened;
        binary = opened.takesBinary();
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (!open) {
            return;
        }
        if (onOwnThread()) {
            queue.takePresent(); // was sent before
            writer.message(utf8, offset, length);
            return;
        }
        queued(queue.add(Arrays.copyOfRange(utf8, offset, offset + length)));
    }

    @Override
    public void sendBinary(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (!open) {
            return;
        }
        if (onOwnThread()) {
            queue.takePresent(); // was sent before
            writer.binary(bytes, offset, length);
            return;
        }
        queued(queue.addBinary(Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    private void queued(long bytes) {
        writability.grown();
        if (bytes > limits.unsentBytesToClose()) {
            onLoop(() -> unsentOverflows("unsentBytesToClose", Unsent.tooMany(limits)));
        }
    }

    @Override
    public void close(int code, String reason) {
        ClosePayload.checkCode(code);
        if (onOwnThread()) {
            queue.takeAll();
            closeNow(code, reason);
        } else if (isOpen()) {
            closeIsQueued = true;
            queue.addClose(code, reason);
        }
    }

    @Override
    public boolean isWritable() {
        // A dead channel makes nobody wait: who sends while there is room would keep the loop from ever closing it.
        return channel.isActive() && writability.isWritable();
    }

    @Override
    public void reading(boolean on) {
        if (onOwnThread()) {
            listenerPauses = !on;
            updateReading();
        } else {
            onLoop(() -> reading(on));
        }
    }

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
        return open && !closeIsQueued;
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
        return "connection with " + remoteAddress;
    }

    TransportLimits limits() {
        return limits;
    }

    /** Whether this end has dialled. */
    boolean isClient() {
        return client;
    }

    ChannelFuture closeFuture() {
        return channel.closeFuture();
    }

    @Override
    public boolean expectsMessages() {
        return open;
    }

    @Override
    public boolean isBinary() {
        return binary;
    }

    void beginBurst() {
        writer.beginBurst();
    }

    @Override
    public void beginQueuedBurst() {
        writer.beginQueuedBurst();
    }

    @Override
    public void sendNow(byte[] utf8) {
        if (open) {
            writer.message(utf8, 0, utf8.length);
        }
    }

    @Override
    public void sendBinaryNow(byte[] bytes) {
        if (open) {
            writer.binary(bytes, 0, bytes.length);
        }
    }

    @Override
    public void endBurst() {
        writer.endBurst();
        writability.shrunk();
    }

    @Override
    public void deliver(byte[] message, int offset, int length) {
        delivered = true;
        var to = listener;
        if (to != null) {
            try {
                if (binary) {
                    to.onBinary(message, offset, length);
                } else {
                    to.onMessage(message, offset, length);
                }
            } catch (Throwable failure) {
                listenerFailed(failure);
            }
        }
    }

    /** All that one read brought has been delivered. */
    void readEnds() {
        var to = listener;
        if (delivered && to != null) {
            tell(to::onBurstEnd);
        }
        delivered = false;
        liveness.heard();
        writer.endBurst();
    }

    @Override
    public void pong(byte[] payload, int offset, int length) {
        writer.pong(payload, offset, length);
    }

    /** Answers the peer's close frame, or takes it as the answer to ours. */
    @Override
    public void closedByPeer(int code, String text) {
        if (begin(new CloseReason(code < 0 ? NO_CODE : code, Printable.text(text, text.length()), true))) {
            LingeringClose.cutAfter(channel, CLOSE_MILLIS);
            writer.close(ClosePayload.echo(code)).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    /** Closes because of something that the peer did, without waiting for its answer. */
    @Override
    public void fail(int code, String text) {
        if (begin(new CloseReason(code, text, false))) {
            LOG.debug("Closing the {} with {}: {}", this, code, text);
            LingeringClose.after(writer.close(ClosePayload.of(code, text)));
        }
    }

    @Override
    public void passed(String limit, int code, String text) {
        if (open) {
            limits.counts().passed(limit);
        }
        fail(code, text);
    }

    /** The socket, TLS or a handler has failed. */
    void broken(Throwable cause) {
        var root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof IOException) {
            var text = "the connection broke: " + Printable.failure(root);
            begin(new CloseReason(CloseReason.ABNORMAL, text, true));
            channel.close();
        } else if (open) {
            LOG.error("The {} failed", this, cause);
            fail(CloseReason.INTERNAL, "internal error");
        }
    }

    /** The channel is closed. */
    void inactive() {
        begin(new CloseReason(CloseReason.ABNORMAL, "the peer went away without a close frame", true));
        unsent.stop();
        writer.release();
        queue.clear();
        var to = listener;
        var reason = ending;
        if (to != null && reason != null) {
            tell(() -> to.onClosed(reason));
        }
    }

    @Override
    public void unsentPauses(boolean pause) {
        unsentPauses = pause;
        updateReading();
    }

    @Override
    public void unsentOverflows(String limit, String why) {
        passed(limit, CloseReason.POLICY, why);
    }

    @Override
    public boolean isDeaf() {
        return !channel.config().isAutoRead();
    }

    @Override
    public void ping() {
        writer.ping();
    }

    @Override
    public void lost(String why) {
        limits.counts().passed("pongWithin");
        begin(new CloseReason(CloseReason.ABNORMAL, why, false));
        channel.close();
    }

    private long waitingBytes() {
        return queue.bytes() + unsent.bytes();
    }

    private void tellWritable() {
        var to = listener;
        if (open && to != null) {
            writer.beginBurst();
            tell(to::onWritable);
            writer.endBurst();
        }
    }

    private void updateReading() {
        var on = !open || !(listenerPauses || unsentPauses);
        if (on && isDeaf()) {
            liveness.heard();
        } else if (!on) {
            liveness.deafened();
        }
        channel.config().setAutoRead(on);
    }

    @Override
    public void closeNow(int code, String text) {
        if (begin(new CloseReason(code, text, false))) {
            writer.close(ClosePayload.of(code, text));
            LingeringClose.cutAfter(channel, CLOSE_MILLIS);
            updateReading();
        }
    }

    /** Begins to end; false when that had begun before. */
    private boolean begin(CloseReason reason) {
        if (ending != null) {
            return false;
        }
        ending = reason;
        open = false;
        liveness.stop();
        return true;
    }

    /** Calls the listener. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            listenerFailed(failure);
        }
    }

    private void listenerFailed(Throwable failure) {
        LOG.error("The listener of the {} failed", this, failure);
        closeNow(CloseReason.INTERNAL, "internal error");
    }

    private void afterReading(Runnable task) {
        try {
            channel.eventLoop().schedule(task, 0, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.trace("The event loop of the {} has ended", this, ended);
        }
    }

    /** Runs a task on the event loop; when that has ended, so has the connection. */
    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.trace("The event loop of the {} has ended", this, ended);
        }
    }
}
