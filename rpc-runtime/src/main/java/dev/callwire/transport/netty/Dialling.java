package dev.callwire.transport.netty;

import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt to connect: the name's addresses one after the other, then TLS, then the opening handshake. */
final class Dialling {
    private final EventLoops loops;
    private final OpenChannels channels;
    private final ConnectOptions options;
    private final Function<Connection, ConnectionListener> opened;
    private final CompletableFuture<Connection> result = new CompletableFuture<>();
    private final EventLoop loop;
    private @Nullable ChannelFuture attempt;

    Dialling(
            EventLoops loops,
            OpenChannels channels,
            ConnectOptions options,
            Function<Connection, ConnectionListener> opened) {
        this.loops = loops;
        this.channels = channels;
        this.options = options;
        this.opened = opened;
        this.loop = loops.group().next();
    }

    CompletionStage<Connection> start() {
        var timeout = options.limits().handshakeTimeout();
        var deadline = loop.schedule(
                () -> fail("no connection within " + Printable.duration(timeout)),
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        result.whenComplete((connection, failure) -> deadline.cancel(false));
        resolve();
        return result.copy();
    }

    /** Looking up a name blocks, so it has a thread of its own. */
    private void resolve() {
        var thread = new Thread(
                () -> {
                    try {
                        var addresses = List.of(InetAddress.getAllByName(options.host()));
                        onLoop(() -> tryNext(addresses.iterator(), null));
                    } catch (UnknownHostException unknown) {
                        fail("the host " + options.host() + " is unknown", unknown);
                    }
                },
                "callwire-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryNext(Iterator<InetAddress> addresses, @Nullable Throwable failure) {
        if (result.isDone()) {
            return;
        }
        if (!addresses.hasNext()) {
            fail(failure == null ? "the host has no address" : Printable.failure(failure), failure);
            return;
        }
        attempt = bootstrap().connect(new InetSocketAddress(addresses.next(), options.port()));
        attempt.addListener(connected -> {
            if (!connected.isSuccess()) {
                tryNext(addresses, connected.cause());
            }
        });
    }

    private Bootstrap bootstrap() {
        return new Bootstrap()
                .group(loop)
                .channel(loops.socket())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(options.connectTimeout().toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) throws NoSuchAlgorithmException {
                        prepare(channel);
                    }
                });
    }

    private void prepare(SocketChannel channel) throws NoSuchAlgorithmException {
        channels.add(channel);
        var limits = options.limits();
        if (options.secure()) {
            channel.pipeline().addLast(Tls.client(options.tls(), options.host(), options.port()));
        }
        channel.pipeline()
                .addLast(
                        new HttpClientCodec(limits.requestLineBytes(), limits.headerBytes(), 8192),
                        new ClientHandshake(options, this));
    }

    void opened(WebSocketConnection connection) {
        channels.add(connection);
        if (connection.start(opened)) {
            result.complete(connection);
        } else {
            fail("the connection's listener could not be made");
        }
    }

    void fail(String why) {
        fail(why, null);
    }

    void fail(String why, @Nullable Throwable cause) {
        var failure = new IOException("Could not connect to " + options.shownUri() + ": " + why, cause);
        if (result.completeExceptionally(failure)) {
            onLoop(this::abandon);
        }
    }

    private void abandon() {
        if (attempt != null) {
            attempt.channel().close();
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException ended) {
            fail("the transport is closed", ended);
        }
    }
}
