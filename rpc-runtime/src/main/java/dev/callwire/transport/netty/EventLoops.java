package dev.callwire.transport.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that run connections, and the kinds of sockets that fit them. */
record EventLoops(
        EventLoopGroup group,
        Class<? extends ServerSocketChannel> serverSocket,
        Class<? extends SocketChannel> socket) {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static final int CLOSE_SECONDS = 5;

    /** Starts as many threads as asked for, with epoll where its native library can be loaded. */
    static EventLoops start(int threads) {
        return epollIsAvailable()
                ? new EventLoops(
                        group(threads, EpollIoHandler.newFactory()),
                        EpollServerSocketChannel.class,
                        EpollSocketChannel.class)
                : new EventLoops(
                        group(threads, NioIoHandler.newFactory()),
                        NioServerSocketChannel.class,
                        NioSocketChannel.class);
    }

    /** Closes what is still open, ends the threads, and waits for that unless called by one of them. */
    void close() {
        var ended = group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        if (!isCurrent()) {
            ended.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Whether the calling thread is one of them. */
    boolean isCurrent() {
        for (var loop : group) {
            if (loop.inEventLoop()) {
                return true;
            }
        }
        return false;
    }

    private static EventLoopGroup group(int threads, IoHandlerFactory factory) {
        var count = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return new MultiThreadIoEventLoopGroup(count, EventLoops::newThread, factory);
    }

    private static Thread newThread(Runnable task) {
        var thread = new FastThreadLocalThread(task, "callwire-loop-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Epoll's classes are optional, so they may be absent altogether. */
    private static boolean epollIsAvailable() {
        try {
            return Epoll.isAvailable();
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }
}
