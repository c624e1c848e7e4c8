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
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client of Netty's own handlers; after the handshake only the frame decoder and encoder are left, or not even
 * these.
 */
final class NettyClient implements Client {
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int MAX_FRAME_BYTES = 4 << 20;

    /** Makes the handler for a run: of so many calls at a time, in a window. */
    interface Runs extends BiFunction<Integer, Window, ClientRun> {}

    private final Loops loops;
    private final Channel channel;
    private final Runs runs;
    private final @Nullable Runs echoes;

    private NettyClient(Loops loops, Channel channel, Runs runs, @Nullable Runs echoes) {
        this.loops = loops;
        this.channel = channel;
        this.runs = runs;
        this.echoes = echoes;
    }

    /**
     * Connects.
     *
     * @param runs of what it is there for
     * @param echoes of orders, if it does that
     */
    static NettyClient connect(int port, Runs runs, @Nullable Runs echoes) throws Exception {
        var loops = Loops.start();
        return new NettyClient(loops, open(loops, port, false), runs, echoes);
    }

    /** The same without any of Netty's handlers after the handshake. */
    static NettyClient connectBare(int port, Runs runs, @Nullable Runs echoes) throws Exception {
        var loops = Loops.start();
        return new NettyClient(loops, open(loops, port, true), runs, echoes);
    }

    /**
     * Opens a connection.
     *
     * @param bare whether Netty's frame decoder and encoder go after the handshake
     */
    static Channel open(Loops loops, int port, boolean bare) throws Exception {
        var handshake = new Handshake(
                WebSocketClientHandshakerFactory.newHandshaker(
                        URI.create("ws://127.0.0.1:" + port + "/rpc"),
                        WebSocketVersion.V13,
                        null,
                        false,
                        EmptyHttpHeaders.INSTANCE,
                        MAX_FRAME_BYTES),
                bare);
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
        return channel;
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(channel, runs.apply(inFlight, window));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return echoes == null ? Client.super.echo(inFlight, window) : run(channel, echoes.apply(inFlight, window));
    }

    private static Tally run(Channel channel, ClientRun run) throws Exception {
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

        private final boolean bare;

        Handshake(WebSocketClientHandshaker handshaker, boolean bare) {
            this.handshaker = handshaker;
            this.bare = bare;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            handshaker.handshake(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            handshaker.finishHandshake(ctx.channel(), response);
            if (bare) {
                ctx.pipeline().remove(WebSocketFrameEncoder.class);
                ctx.pipeline().remove(WebSocketFrameDecoder.class);
            }
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
