package dev.callwire.transport.netty;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Listens and connects, on event loops that are daemon threads named {@code callwire-loop-N}; over epoll where its
 * native library is on the class path, else over NIO. Thread-safe.
 */
public final class NettyTransport implements Transport {
    private final EventLoops loops;
    private final Runnable release;
    private final OpenChannels channels = new OpenChannels();
    private final AtomicBoolean closed = new AtomicBoolean();

    private NettyTransport(EventLoops loops, Runnable release) {
        this.loops = loops;
        this.release = release;
    }

    /**
     * A transport with event loops of its own.
     *
     * @param threads how many; 0 stands for the number of processors
     */
    public static NettyTransport create(int threads) {
        var loops = EventLoops.start(threads);
        return new NettyTransport(loops, loops::close);
    }

    /**
     * A transport on event loops that all shared transports have in common. They end with the last of them, so that
     * nothing is left running in a program or a test that closes what it opened.
     */
    public static NettyTransport shared() {
        return new NettyTransport(SharedLoops.take(), SharedLoops::giveBack);
    }

    @Override
    public Listening listen(ListenOptions options, Acceptor acceptor) throws IOException {
        checkOpen();
        return new ListeningSocket(loops, channels, options, acceptor);
    }

    @Override
    public CompletionStage<Connection> connect(
            ConnectOptions options, Function<Connection, ConnectionListener> opened) {
        checkOpen();
        if (options.isHttp()) {
            throw new IllegalArgumentException(
                    "A WebSocket address starts with ws:// or wss://. Found: " + options.shownUri() + ".");
        }
        return new Dialling(loops, channels, options, opened).start();
    }

    /**
     * Closes the connections that are still open, with 1001, and ends the event loops if nobody shares them. Returns
     * when that is done, within a few seconds; at once when called on an event loop.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            channels.closeAll(!loops.isCurrent());
            release.run();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("A transport that was closed opens nothing more; create another one.");
        }
    }
}
