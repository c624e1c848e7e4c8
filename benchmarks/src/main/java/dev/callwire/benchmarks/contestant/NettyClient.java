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
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client of Netty's own handlers; after the handshake only the frame decoder and encoder are left, or not even
 * these.
 */
final class NettyClient implements Client {
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int MAX_FRAME_BYTES = 4 << 20;

    /** Makes the handler for a run. */
    interface Runs {

        /**
         * Of so many calls at a time, in a window.
         *
         * @param bytes how long a text is, if texts are what it sends
         */
        ClientRun run(int inFlight, Window window, int bytes);
    }

    private final Channel channel;
    private final Runs adding;
    private final @Nullable Runs echoing;
    private final @Nullable Runs texting;

    private NettyClient(Channel channel, Runs adding, @Nullable Runs echoing, @Nullable Runs texting) {
        this.channel = channel;
        this.adding = adding;
        this.echoing = echoing;
        this.texting = texting;
    }

    /**
     * Connects.
     *
     * @param adding runs of {@code add}, or of whatever else it does
     * @param echoing runs of {@code echo} of an order, if it does that
     * @param texting runs of an echo of texts, if it does that
     */
    static NettyClient connect(int port, Runs adding, @Nullable Runs echoing, @Nullable Runs texting) throws Exception {
        var loops = Loops.ofClients();
        return new NettyClient(open(loops, port, false), adding, echoing, texting);
    }

    /** The same without any of Netty's handlers after the handshake. */
    static NettyClient connectBare(int port, Runs adding, @Nullable Runs echoing) throws Exception {
        var loops = Loops.ofClients();
        return new NettyClient(open(loops, port, true), adding, echoing, null);
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
        return run(channel, adding.run(inFlight, window, 0));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return echoing == null ? Client.super.echo(inFlight, window) : run(channel, echoing.run(inFlight, window, 0));
    }

    @Override
    public Tally text(int bytes, int inFlight, Window window) throws Exception {
        return texting == null
                ? Client.super.text(bytes, inFlight, window)
                : run(channel, texting.run(inFlight, window, bytes));
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
