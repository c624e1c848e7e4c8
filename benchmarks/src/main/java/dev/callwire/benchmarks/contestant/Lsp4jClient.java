package dev.callwire.benchmarks.contestant;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls by LSP4J's proxy. */
final class Lsp4jClient extends CallbackClient<Order> {
    private static final int MAX_HANDSHAKE_BYTES = 8192;

    private final Loops loops;
    private final Channel channel;
    private final Lsp4jCalculator calculator;
    private final Order order = Order.of(0);

    private Lsp4jClient(Loops loops, Channel channel) {
        super(true);
        this.loops = loops;
        this.channel = channel;
        var connection = new Lsp4jConnection(channel, new Object(), this::broken);
        channel.pipeline().addLast(connection);
        calculator = connection.peer();
    }

    static Client connect(int port) throws Exception {
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://127.0.0.1:" + port + "/rpc")
                .withUTF8Validator(false)
                .build();
        var handshake = new Handshake();
        var loops = Loops.start();
        var bootstrap = loops.client(new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(
                                new HttpClientCodec(),
                                new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                                new WebSocketClientProtocolHandler(config),
                                handshake);
            }
        });
        var channel =
                bootstrap.connect(InetAddress.getLoopbackAddress(), port).sync().channel();
        handshake.done.get();
        return new Lsp4jClient(loops, channel);
    }

    @Override
    void begin(Runnable calls) {
        channel.eventLoop().execute(() -> {
            calls.run();
            channel.flush();
        });
    }

    @Override
    Order order(long id) {
        return order.withId(id);
    }

    @Override
    void add(int a, int b, Caller.Adding caller) {
        calculator.add(a, b).whenComplete((sum, failure) -> {
            if (failure == null) {
                caller.answered(sum);
            } else {
                caller.failed(failure);
            }
        });
    }

    @Override
    void echo(Order sent, Caller.Echoing<Order> caller) {
        calculator.echo(sent).whenComplete((came, failure) -> {
            if (failure == null) {
                caller.answered(came);
            } else {
                caller.failed(failure);
            }
        });
    }

    @Override
    public void close() {
        channel.close();
        loops.close();
    }

    /** Waits for the end of the handshake. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                ctx.pipeline().remove(this);
                done.complete(null);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            done.completeExceptionally(cause);
            ctx.close();
        }
    }
}
