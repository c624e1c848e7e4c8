package dev.callwire.transport.netty;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Handshake;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's part of the opening handshake: takes one HTTP request, refuses it or makes the channel a WebSocket. */
final class ServerHandshake extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHandshake.class);

    private final ListeningSocket socket;
    private final boolean admitted;
    private @Nullable Future<?> deadline;
    private @Nullable UpgradeRequest upgrade;
    private boolean done;

    /** @param admitted whether the channel is counted among the connections already */
    ServerHandshake(ListeningSocket socket, boolean admitted) {
        this.socket = socket;
        this.admitted = admitted;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        var nanos = socket.limits().handshakeTimeout().toNanos();
        deadline = ctx.executor().schedule(() -> late(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void late(ChannelHandlerContext ctx) {
        socket.limits().counts().passed("handshakeTimeout");
        ctx.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        try {
            if (done) {
                return;
            }
            if (read instanceof HttpRequest request && HttpExchanges.isExchange(request)) {
                ctx.pipeline().replace(this, null, new HttpExchanges(socket));
                ctx.fireChannelRead(request);
            } else if (read instanceof HttpRequest request) {
                begin(ctx, new UpgradeRequest(request));
            } else if (read instanceof LastHttpContent && upgrade != null) {
                decide(ctx, upgrade);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("The handshake with {} broke", ctx.channel().remoteAddress(), cause);
        ctx.close();
    }

    private void begin(ChannelHandlerContext ctx, UpgradeRequest request) {
        var flaw = request.flaw();
        if (flaw != null) {
            refuse(ctx, flaw);
        } else {
            upgrade = request;
        }
    }

    private void decide(ChannelHandlerContext ctx, UpgradeRequest request) {
        var head = new RequestHead(request.request());
        if (!head.isAllowedBy(socket.origins())) {
            refuse(ctx, Refusal.FOREIGN_PAGE);
            return;
        }
        if (!admitted && !socket.admit(ctx.channel())) {
            refuse(ctx, Refusal.TOO_MANY);
            return;
        }
        var handshake = head.handshake();
        var decision = decide(handshake);
        if (decision instanceof Acceptor.Accept accept) {
            open(ctx, request, accept, accept.of(handshake));
        } else if (decision instanceof Acceptor.Refuse refusal) {
            refuse(ctx, new Refusal(HttpResponseStatus.valueOf(refusal.status()), refusal.body()));
        }
    }

    private Acceptor.Decision decide(Handshake handshake) {
        try {
            return socket.acceptor().decide(handshake);
        } catch (RuntimeException failure) {
            LOG.error("The decision on a handshake failed", failure);
            return new Acceptor.Refuse(HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), "Internal error.");
        }
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
        done = true;
        LOG.debug(
                "Refused {} with {}: {}",
                ctx.channel().remoteAddress(),
                refusal.status(),
                Printable.text(refusal.text(), 200));
        refusal.countIn(socket.limits().counts());
        refusal.send(ctx);
    }

    private void open(ChannelHandlerContext ctx, UpgradeRequest request, Acceptor.Accept accept, Handshake handshake) {
        done = true;
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        accept.headers().forEach(response.headers()::set);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, HandshakeKey.answerTo(request.key()));
        if (handshake.subprotocol() != null) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, handshake.subprotocol());
        }
        var compression = socket.compression(request.request().headers());
        if (compression != null) {
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, PerMessageDeflate.answer(compression));
        }
        ctx.writeAndFlush(response);

        var connection = new WebSocketConnection(ctx.channel(), handshake, socket.limits(), false, compression != null);
        WebSocketPipeline.take(ctx, HttpServerCodec.class, connection, compression, () -> socket.opened(connection));
    }
}
