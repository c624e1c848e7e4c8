package dev.callwire.benchmarks.contestant;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
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

/** One event loop for a contestant on Netty alone: over epoll where its library is there, else over NIO, as Callwire's. */
record Loops(
        EventLoopGroup group,
        Class<? extends ServerSocketChannel> serverSocket,
        Class<? extends SocketChannel> socket) {

    /** Those of all clients of this process, to be left as they are. */
    static Loops ofClients() {
        return OfClients.LOOPS;
    }

    private static final class OfClients {
        static final Loops LOOPS = start();
    }

    static Loops start() {
        return Epoll.isAvailable()
                ? new Loops(
                        group(EpollIoHandler.newFactory()), EpollServerSocketChannel.class, EpollSocketChannel.class)
                : new Loops(group(NioIoHandler.newFactory()), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    private static EventLoopGroup group(IoHandlerFactory factory) {
        return new MultiThreadIoEventLoopGroup(1, factory);
    }

    ServerBootstrap server(ChannelInitializer<SocketChannel> initializer) {
        return new ServerBootstrap().group(group).channel(serverSocket).childHandler(initializer);
    }

    Bootstrap client(ChannelInitializer<SocketChannel> initializer) {
        return new Bootstrap().group(group).channel(socket).handler(initializer);
    }

    void close() {
        group.shutdownGracefully();
    }
}
