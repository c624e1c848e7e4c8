package dev.callwire.transport.netty;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.TransportLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A listening socket and what the connections that came in by it share. */
final class ListeningSocket implements Listening {
    private static final int BACKLOG = 1024;

    private final TransportLimits limits;
    private final Origins origins;
    private final Acceptor acceptor;
    private final OpenChannels channels;
    private final @Nullable SSLContext tls;
    private final boolean compresses;
    private final Channel channel;
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private volatile boolean closed;

    ListeningSocket(EventLoops loops, OpenChannels channels, ListenOptions options, Acceptor acceptor)
            throws IOException {
        this.limits = options.limits();
        this.origins = new Origins(options.allowedOrigins());
        this.acceptor = acceptor;
        this.channels = channels;
        this.tls = options.tls();
        this.compresses = options.compression();
        this.channel = bind(loops, options);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void stopAccepting() {
        channel.close().awaitUninterruptibly();
    }

    @Override
    public void close() {
        closed = true;
        stopAccepting();
    }

    TransportLimits limits() {
        return limits;
    }

    Origins origins() {
        return origins;
    }

    Acceptor acceptor() {
        return acceptor;
    }

    /** What is granted to a handshake that offers compression; null where nothing is. */
    @Nullable
    WebSocketServerExtension compression(HttpHeaders headers) {
        return compresses
                ? PerMessageDeflate.grant(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS), limits)
                : null;
    }

    /** Whether further connections may come in. */
    boolean isAccepting() {
        return channel.isOpen();
    }

    /** Counts a channel among the connections until it closes; false when they are too many. */
    boolean admit(Channel channel) {
        if (closed || !enter(admitted, limits.connections())) {
            return false;
        }
        channel.closeFuture().addListener(ended -> admitted.decrementAndGet());
        return true;
    }

    void opened(WebSocketConnection connection) {
        channels.add(connection);
        connection.start(acceptor::opened);
    }

    private Channel bind(EventLoops loops, ListenOptions options) throws IOException {
        var bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverSocket())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accepted(accepted);
                    }
                })
                .bind(options.host(), options.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Could not listen on " + options.host() + ":" + options.port() + ": "
                            + Printable.failure(bound.cause()),
                    bound.cause());
        }
        channels.add(bound.channel());
        return bound.channel();
    }

    private void accepted(SocketChannel socket) {
        // As many again may be in their handshake, or on their way to a refusal.
        if (!enter(sockets, 2 * limits.connections())) {
            socket.close();
            return;
        }
        channels.add(socket);
        socket.closeFuture().addListener(ended -> sockets.decrementAndGet());
        var pipeline = socket.pipeline();
        if (tls != null) {
            pipeline.addLast(Tls.server(tls));
        }
        pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.requestLineBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)));
        pipeline.addLast(new ServerHandshake(this, false));
    }

    private static boolean enter(AtomicInteger count, int limit) {
        if (count.incrementAndGet() <= limit) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }
}
