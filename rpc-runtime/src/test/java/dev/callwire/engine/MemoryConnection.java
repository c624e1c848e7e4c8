package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection within this process. Thread-safe.
 *
 * <p>It keeps the promises that {@link Connection} makes and no others: messages come in bursts, as one read of a
 * socket brings them; a burst that has begun is delivered to its end, even if the listener stops reading in its midst;
 * a message that is sent stays unseen until the other end's loop gets to it.
 */
final class MemoryConnection implements Connection {
    static final Handshake HANDSHAKE = new Handshake("/rpc", "", Map.of(), List.of(), null);

    private final String name;
    private final Handshake handshake;
    private final Loop loop;
    private final ArrayDeque<Object> inbound = new ArrayDeque<>();
    private @Nullable MemoryConnection other;
    private @Nullable ConnectionListener listener;
    private boolean reading = true;
    private boolean readIsDue;
    private volatile boolean open = true;

    /** The ends of a connection: the one that dialled and the one that was dialled. */
    record Ends(MemoryConnection dialling, MemoryConnection dialled) {

        /** Gives both their listeners; nothing is delivered before. */
        void start(
                Function<? super Connection, ? extends ConnectionListener> diallingListener,
                Function<? super Connection, ? extends ConnectionListener> dialledListener) {
            dialling.listener = diallingListener.apply(dialling);
            dialled.listener = dialledListener.apply(dialled);
        }

        /** Loses the connection: what is under way is never delivered, and each end hears of it. */
        void cut() {
            dialling.lose();
            dialled.lose();
        }
    }

    /** A message that is no text. */
    private static final class Binary {
        private final byte[] bytes;

        Binary(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private MemoryConnection(String name, Handshake handshake, Loop loop) {
        this.name = name;
        this.handshake = handshake;
        this.loop = loop;
    }

    /** Two ends, each on its own loop, which may be the same. */
    static Ends pair(Loop diallingLoop, Loop dialledLoop) {
        return pair(diallingLoop, dialledLoop, HANDSHAKE);
    }

    /** As {@link #pair}, with a subprotocol agreed on. */
    static Ends speaking(String subprotocol, Loop loop) {
        return pair(loop, loop, HANDSHAKE.choosing(subprotocol));
    }

    /** As {@link #pair}, with all that was said in the handshake. */
    static Ends pair(Loop diallingLoop, Loop dialledLoop, Handshake handshake) {
        var dialling = new MemoryConnection("dialling", handshake, diallingLoop);
        var dialled = new MemoryConnection("dialled", handshake, dialledLoop);
        dialling.other = dialled;
        dialled.other = dialling;
        return new Ends(dialling, dialled);
    }

    @Override
    public void send(byte[] utf8, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, utf8.length);
        if (open) {
            other().arrive(Arrays.copyOfRange(utf8, offset, offset + length));
        }
    }

    @Override
    public void sendBinary(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (open) {
            other().arrive(new Binary(Arrays.copyOfRange(bytes, offset, offset + length)));
        }
    }

    @Override
    public void close(int code, String reason) {
        if (end(new CloseReason(code, reason, false))) {
            other().arrive(new CloseReason(code, reason, true));
        }
    }

    private void lose() {
        synchronized (this) {
            inbound.clear();
        }
        end(new CloseReason(CloseReason.ABNORMAL, "cut", true));
    }

    /** Tells the listener, once. */
    private boolean end(CloseReason reason) {
        synchronized (this) {
            if (!open) {
                return false;
            }
            open = false;
        }
        loop.execute(() -> listener().onClosed(reason));
        return true;
    }

    private void arrive(Object item) {
        synchronized (this) {
            inbound.add(item);
        }
        readSoon();
    }

    private void readSoon() {
        synchronized (this) {
            if (readIsDue || !reading || inbound.isEmpty()) {
                return;
            }
            readIsDue = true;
        }
        loop.execute(this::read);
    }

    private void read() {
        List<Object> burst;
        synchronized (this) {
            readIsDue = false;
            if (!reading) {
                return;
            }
            burst = new ArrayList<>(inbound);
            inbound.clear();
        }
        for (var item : burst) {
            if (item instanceof CloseReason reason) {
                end(reason);
            } else if (open) {
                deliver(item);
            }
        }
        if (open) {
            listener().onBurstEnd();
        }
    }

    private void deliver(Object item) {
        var message = item instanceof Binary binary ? binary.bytes : (byte[]) item;
        try {
            if (item instanceof Binary != listener().takesBinary()) {
                close(CloseReason.UNSUPPORTED, "A message of the other kind");
            } else if (item instanceof Binary) {
                listener().onBinary(message, 0, message.length);
            } else {
                listener().onMessage(message, 0, message.length);
            }
        } catch (RuntimeException | Error e) {
            close(CloseReason.INTERNAL, "The listener failed: " + e);
        }
        Arrays.fill(message, (byte) '!'); // it was the listener's only until it returned
    }

    @Override
    public void reading(boolean on) {
        synchronized (this) {
            reading = on;
        }
        readSoon();
    }

    /** Whether messages that come are read. */
    synchronized boolean isReading() {
        return reading;
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
        return open;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public SocketAddress remoteAddress() {
        return InetSocketAddress.createUnresolved("memory", 1);
    }

    @Override
    public String toString() {
        return "the " + name + " end";
    }

    private MemoryConnection other() {
        return requireNonNull(other);
    }

    private ConnectionListener listener() {
        return requireNonNull(listener, "start() comes first");
    }
}
