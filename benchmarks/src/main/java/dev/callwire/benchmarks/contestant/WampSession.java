package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings a connection into a router's realm by hand: the handshake, HELLO, and the one request that a callee or a
 * subscriber begins with. Then its place is taken by what does the work, and none of Netty's handlers is left.
 */
final class WampSession extends SimpleChannelInboundHandler<Object> {
    static final String REALM = "realm1";
    static final String SUBPROTOCOL = "wamp.2.json";

    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int MAX_FRAME_BYTES = 65_536;
    private static final int SECONDS = 30;
    private static final String HELLO =
            "[1,\"" + REALM + "\",{\"roles\":{\"caller\":{},\"callee\":{},\"publisher\":{},\"subscriber\":{}}}]";

    private static final long WELCOME = 2;
    private static final long SUBSCRIBED = 33;
    private static final long REGISTERED = 65;

    private final WebSocketClientHandshaker handshaker;
    private final @Nullable String request;
    private final WampWork work;
    private final CompletableFuture<@Nullable Void> joined = new CompletableFuture<>();

    private WampSession(WebSocketClientHandshaker handshaker, @Nullable String request, WampWork work) {
        this.handshaker = handshaker;
        this.request = request;
        this.work = work;
    }

    /**
     * Joins the realm of a router on loopback, and sends a request if there is one.
     *
     * @param work takes all frames behind the request's answer
     */
    static void join(Loops loops, int port, @Nullable String request, WampWork work) throws Exception {
        var handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                URI.create("ws://127.0.0.1:" + port + "/rpc"),
                WebSocketVersion.V13,
                SUBPROTOCOL,
                false,
                EmptyHttpHeaders.INSTANCE,
                MAX_FRAME_BYTES);
        var session = new WampSession(handshaker, request, work);
        var bootstrap = loops.client(new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_HANDSHAKE_BYTES), session);
            }
        });
        bootstrap.connect(InetAddress.getLoopbackAddress(), port).sync();
        session.joined.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        handshaker.handshake(ctx.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        if (message instanceof FullHttpResponse response) {
            handshaker.finishHandshake(ctx.channel(), response);
            ctx.writeAndFlush(new TextWebSocketFrame(HELLO));
        } else if (message instanceof TextWebSocketFrame frame) {
            advance(ctx, frame);
        }
    }

    private void advance(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        var text = frame.content();
        long type = new WampCursor()
                .reset(text, text.readerIndex(), text.readableBytes())
                .number();
        if (type == WELCOME && request != null) {
            ctx.writeAndFlush(new TextWebSocketFrame(request));
        } else if (type == WELCOME || type == SUBSCRIBED || type == REGISTERED) {
            ctx.pipeline().replace(this, null, work);
            ctx.pipeline().remove(WebSocketFrameEncoder.class);
            ctx.pipeline().remove(WebSocketFrameDecoder.class);
            joined.complete(null);
        } else {
            joined.completeExceptionally(new IllegalStateException("The router refused: " + frame.text()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        joined.completeExceptionally(cause);
        ctx.close();
    }
}
