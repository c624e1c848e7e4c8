package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** A WebSocket client of Netty's own handlers; after the handshake only the frame decoder and encoder are left. */
final class NettyClient implements Client {
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int MAX_FRAME_BYTES = 65_536;

    private final Loops loops;
    private final Channel channel;
    private final BiFunction<Integer, Window, NettyRun> runs;

    private NettyClient(Loops loops, Channel channel, BiFunction<Integer, Window, NettyRun> runs) {
        this.loops = loops;
        this.channel = channel;
        this.runs = runs;
    }

    /** @param runs makes the handler for a run: of so many calls at a time, in a window */
    static NettyClient connect(int port, BiFunction<Integer, Window, NettyRun> runs) throws Exception {
        var handshake = new Handshake(WebSocketClientHandshakerFactory.newHandshaker(
                URI.create("ws://127.0.0.1:" + port + "/rpc"),
                WebSocketVersion.V13,
                null,
                false,
                EmptyHttpHeaders.INSTANCE,
                MAX_FRAME_BYTES));
        var loops = Loops.start();
        var bootstrap = loops.client(new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_HANDSHAKE_BYTES), handshake);
            }
        });
        var channel =
                bootstrap.connect(InetAddress.getLoopbackAddress(), port).sync().channel();
        handshake.done.get();
        return new NettyClient(loops, channel, runs);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var run = runs.apply(inFlight, window);
        channel.pipeline().addLast(run);
        try {
            return run.done().get();
        } finally {
            channel.pipeline().remove(run);
        }
    }

    @Override
    public void close() {
        channel.close();
        loops.close();
    }

    private static final class Handshake extends SimpleChannelInboundHandler<FullHttpResponse> {
        private final WebSocketClientHandshaker handshaker;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Handshake(WebSocketClientHandshaker handshaker) {
            this.handshaker = handshaker;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            handshaker.handshake(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            handshaker.finishHandshake(ctx.channel(), response);
            ctx.pipeline().remove(this);
            done.complete(null);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            done.completeExceptionally(cause);
            ctx.close();
        }
    }
}
