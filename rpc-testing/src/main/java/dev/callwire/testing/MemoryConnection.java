package dev.callwire.testing;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.TransportLimits;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One end of a link. Its loop does everything but put messages on the lane to the other end. */
final class MemoryConnection implements Connection, Unsent.Owner, Liveness.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryConnection.class);

    /** How long the peer may take to answer a close. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Loop loop;
    private final Handshake handshake;
    private final SocketAddress remoteAddress;
    private final TransportLimits limits;
    private final Lane in;
    private final Lane out;
    private final Runnable peerReads;
    private final Runnable peerMaySend;
    private final Unsent unsent;
    private final Liveness liveness;
    private final AtomicBoolean readIsDue = new AtomicBoolean();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

    /** False from the moment that either end has closed. */
    private volatile boolean open = true;

    /** Set by another thread whose close waits for the loop. */
    private volatile boolean closeIsQueued;

    /** Why the connection ends, as soon as that is known. */
    private @Nullable CloseReason ending;

    private @Nullable ConnectionListener listener;

    /** Whether messages are binary, and not text. */
    private boolean binary;

    private @Nullable Future<?> nextRead;
    private @Nullable Future<?> cut;
    private boolean started;
    private boolean finished;
    private boolean bursting;
    private boolean listenerPauses;
    private boolean unsentPauses;

    /**
     * An end that does nothing yet.
     *
     * @param peerReads has the other end look for something to read
     * @param peerMaySend tells the other end that something of it was read
     */
    MemoryConnection(
            Loop loop,
            Handshake handshake,
            SocketAddress remoteAddress,
            TransportLimits limits,
            Lane in,
            Lane out,
            Runnable peerReads,
            Runnable peerMaySend) {
        this.loop = loop;
        this.handshake = handshake;
        this.remoteAddress = remoteAddress;
        this.limits = limits;
        this.in = in;
        this.out = out;
        this.peerReads = peerReads;
        this.peerMaySend = peerMaySend;
        this.unsent = new Unsent(out, loop, limits, this);
        this.liveness = new Liveness(loop, limits, this);
    }

    /** Gets the listener, and begins; on the loop. False when there is no listener, as getting it failed. */
    boolean start(Function<Connection, ConnectionListener> opened) {
        tell(() -> hear(opened.apply(this)));
        started = true;
        if (finished) {
            loop.executeIfRunning(this::end);
        } else if (open) {
            liveness.start();
        }
        readSoon();
        return listener != null;
    }

    private void hear(ConnectionListener opened) {
        listener = opened;
        binary = opened.takesBinary();
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        send(utf8, offset, length, false);
    }

    @Override
    public void sendBinary(byte[] bytes, int offset, int length) {
        send(bytes, offset, length, true);
    }

    private void send(byte[] bytes, int offset, int length, boolean isBinary) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (isOpen()) {
            put(new Frame.Message(Arrays.copyOfRange(bytes, offset, offset + length), isBinary));
        }
    }

    @Override
    public void close(int code, String reason) {
        checkCode(code);
        if (onOwnThread()) {
            closeNow(code, reason);
        } else if (isOpen()) {
            closeIsQueued = true;
            loop.executeIfRunning(() -> closeNow(code, reason));
        }
    }

    @Override
    public boolean isWritable() {
        return unsent.hasRoom();
    }

    @Override
    public void reading(boolean on) {
        if (onOwnThread()) {
            listenerPauses = !on;
            updateReading();
        } else {
            loop.executeIfRunning(() -> reading(on));
        }
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public boolean onOwnThread() {
        return loop.isCurrent();
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

    /** Completes when the listener has heard of the end. */
    CompletableFuture<CloseReason> closed() {
        return closed;
    }

    /** Looks for something to read, soon. */
    void readSoon() {
        if (!readIsDue.getAndSet(true)) {
            loop.executeIfRunning(this::read);
        }
    }

    /** The other end has read something. */
    void maySend() {
        unsent.taken();
    }

    /** The link was cut. */
    void cut() {
        open = false;
        loop.executeIfRunning(
                () -> finish(new CloseReason(CloseReason.ABNORMAL, "the peer went away without a close frame", true)));
    }

    /** Ends without a farewell: the other end is told by the same transport. */
    void leave() {
        loop.executeIfRunning(() -> finish(new CloseReason(CloseReason.GOING_AWAY, "the transport closes", false)));
    }

    @Override
    public void unsentPauses(boolean pause) {
        unsentPauses = pause;
        updateReading();
    }

    @Override
    public void unsentOverflows(String why) {
        fail(CloseReason.POLICY, why);
    }

    @Override
    public void unsentHasRoom() {
        var to = listener;
        if (to != null) {
            tell(to::onWritable);
        }
    }

    @Override
    public boolean isDeaf() {
        return open && (listenerPauses || unsentPauses);
    }

    @Override
    public void ping() {
        put(Frame.Sign.PING);
    }

    @Override
    public void lost(String why) {
        put(Frame.Sign.GONE);
        finish(new CloseReason(CloseReason.ABNORMAL, why, false));
    }

    private void put(Frame frame) {
        var unsentBytes = out.put(frame);
        if (!(onOwnThread() && bursting)) {
            peerReads.run();
        }
        unsent.sent(unsentBytes);
    }

    private void read() {
        readIsDue.set(false);
        if (!started || closed.isDone() || isDeaf()) {
            return;
        }
        var frames = in.take(System.nanoTime());
        if (!frames.isEmpty()) {
            peerMaySend.run();
            liveness.heard();
            readBurst(frames);
        }
        readLater();
    }

    /** Reads what has come together; what is sent meanwhile leaves together. */
    private void readBurst(List<Frame> frames) {
        bursting = true;
        out.cork();
        var delivered = false;
        for (var frame : frames) {
            if (frame instanceof Frame.Message message) {
                delivered |= read(message);
            } else {
                readControl(frame);
            }
        }
        var to = listener;
        if (delivered && to != null) {
            tell(to::onBurstEnd);
        }
        bursting = false;
        out.uncork();
        peerReads.run();
    }

    /** Sets a timer for what is under way. */
    private void readLater() {
        if (nextRead != null) {
            nextRead.cancel(false);
            nextRead = null;
        }
        var nanos = in.nextIn(System.nanoTime());
        if (nanos != Lane.NEVER) {
            nextRead = loop.schedule(this::readSoon, nanos);
        }
    }

    /** Delivers a message; false when nobody hears it. */
    private boolean read(Frame.Message message) {
        var to = listener;
        var bytes = message.array();
        if (!open || to == null) {
            return false;
        }
        if (message.isBinary() != binary) {
            fail(
                    CloseReason.UNSUPPORTED,
                    binary
                            ? "text is not understood here; send binary frames"
                            : "binary frames are not understood here; send text");
            return false;
        }
        if (bytes.length > limits.inboundMessageBytes()) {
            fail(CloseReason.TOO_BIG, "a message has at most " + limits.inboundMessageBytes() + " bytes");
            return false;
        }
        tell(() -> deliver(to, bytes));
        Arrays.fill(bytes, (byte) '!'); // it was the listener's only until it returned
        return true;
    }

    private void deliver(ConnectionListener to, byte[] message) {
        if (binary) {
            to.onBinary(message, 0, message.length);
        } else {
            to.onMessage(message, 0, message.length);
        }
    }

    private void readControl(Frame frame) {
        if (frame instanceof Frame.Close close) {
            put(Frame.Sign.CLOSE_ANSWER);
            finish(new CloseReason(close.code(), close.text(), true));
        } else if (frame == Frame.Sign.PING) {
            put(Frame.Sign.PONG);
        } else if (frame != Frame.Sign.PONG) {
            finish(new CloseReason(CloseReason.ABNORMAL, "the peer went away without a close frame", true));
        }
    }

    private void updateReading() {
        in.unread(isDeaf());
        if (!isDeaf()) {
            liveness.heard();
            readSoon();
        }
    }

    private void closeNow(int code, String reason) {
        if (begin(new CloseReason(code, reason, false))) {
            put(new Frame.Close(code, Words.fitting(reason)));
            cut = loop.schedule(this::finishAsBegun, CLOSE_NANOS);
            updateReading();
        }
    }

    /** Closes because of something that the peer did, without waiting for its answer. */
    private void fail(int code, String text) {
        if (begin(new CloseReason(code, text, false))) {
            LOG.debug("Closing the {} with {}: {}", this, code, text);
            put(new Frame.Close(code, text));
            finishAsBegun();
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
        unsent.stop();
        return true;
    }

    /** Ends, for this reason if it had not begun to end for another. */
    private void finish(CloseReason reason) {
        begin(reason);
        finishAsBegun();
    }

    private void finishAsBegun() {
        if (!finished) {
            finished = true;
            loop.executeIfRunning(this::end);
        }
    }

    /** The last thing that happens; after the burst that is being read. */
    private void end() {
        if (!started || closed.isDone()) {
            return;
        }
        in.abandon();
        if (nextRead != null) {
            nextRead.cancel(false);
        }
        if (cut != null) {
            cut.cancel(false);
        }
        var to = listener;
        var reason = Objects.requireNonNull(ending);
        if (to != null) {
            tell(() -> to.onClosed(reason));
        }
        closed.complete(reason);
    }

    /** Calls the listener. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            LOG.error("The listener of the {} failed", this, failure);
            closeNow(CloseReason.INTERNAL, "internal error");
        }
    }

    private static void checkCode(int code) {
        var reserved = code == 1004 || code == 1005 || code == 1006 || code == 1015;
        if (code < 1000 || code > 4999 || reserved) {
            throw new IllegalArgumentException(
                    "A close frame carries a code from 1000 to 4999, but not 1004, 1005, 1006 or 1015. Found: " + code
                            + ".");
        }
    }
}
