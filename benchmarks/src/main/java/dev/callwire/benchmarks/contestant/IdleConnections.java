package dev.callwire.benchmarks.contestant;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Many connections that wait: the client's end of a server's idle connections, on Netty's own handlers. */
public final class IdleConnections implements AutoCloseable {
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int SECONDS = 30;

    /** So many are under way at a time; a server's backlog is not what is measured. */
    private static final int AT_ONCE = 64;

    private final Loops loops = Loops.start();
    private final List<Waiting> waiting = new ArrayList<>();
    private final int port;

    /** None yet, to a server on loopback. */
    public IdleConnections(int port) {
        this.port = port;
    }

    /** Opens so many more. */
    public void open(int count) throws Exception {
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://127.0.0.1:" + port + "/rpc")
                .build();
        var added = new ArrayList<Waiting>();
        var free = new Semaphore(AT_ONCE);
        for (int i = 0; i < count; i++) {
            var connection = new Waiting();
            var bootstrap = loops.client(new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline()
                            .addLast(
                                    new HttpClientCodec(),
                                    new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                                    new WebSocketClientProtocolHandler(config),
                                    connection);
                }
            });
            free.acquire();
            connection.expected.whenComplete((opened, failure) -> free.release());
            bootstrap.connect(InetAddress.getLoopbackAddress(), port).addListener(connected -> {
                if (!connected.isSuccess()) {
                    connection.expected.completeExceptionally(connected.cause());
                }
            });
            added.add(connection);
        }
        for (var connection : added) {
            connection.awaited();
        }
        waiting.addAll(added);
    }

    /** Makes one call over each and awaits the answers. */
    public void call(String method) throws Exception {
        var request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"calc." + method + "\",\"params\":{\"a\":1,\"b\":2}}";
        for (int from = 0; from < waiting.size(); from += AT_ONCE) {
            var some = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
            for (var connection : some) {
                connection.send(request);
            }
            for (var connection : some) {
                connection.awaited();
            }
        }
    }

    /** Closes all; returns when the server has closed them too. */
    public void closeAll() throws Exception {
        for (var connection : waiting) {
            connection.close();
        }
        for (var connection : waiting) {
            connection.awaited();
        }
        waiting.clear();
    }

    @Override
    public void close() {
        loops.close();
    }

    /** One connection: it waits to be opened, answered or closed. Pings are answered before they come here. */
    private static final class Waiting extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private volatile CompletableFuture<@Nullable Void> expected = new CompletableFuture<>();
        private volatile @Nullable Channel channel;
        private volatile boolean closing;

        void send(String text) {
            expected = new CompletableFuture<>();
            opened().writeAndFlush(new TextWebSocketFrame(text));
        }

        void close() {
            expected = new CompletableFuture<>();
            closing = true;
            opened().close();
        }

        private Channel opened() {
            var open = channel;
            if (open == null) {
                throw new IllegalStateException("The connection was not opened");
            }
            return open;
        }

        void awaited() throws Exception {
            expected.get(SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            channel = ctx.channel();
            ctx.fireChannelActive();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                expected.complete(null);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            if (frame.text().contains("\"error\"")) {
                expected.completeExceptionally(new IllegalStateException("The call failed: " + frame.text()));
            } else {
                expected.complete(null);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (closing) {
                expected.complete(null);
            } else {
                exceptionCaught(ctx, new IllegalStateException("A connection was lost"));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            expected.completeExceptionally(cause);
            ctx.close();
        }
    }
}
