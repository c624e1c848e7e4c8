package dev.callwire.transport.netty;

import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Handshake;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The client's part of the opening handshake: sends one HTTP request and checks the answer. */
final class ClientHandshake extends ChannelInboundHandlerAdapter {
    private static final int SHOWN_BODY = 200;
    private static final int MAX_UTF8_BYTES = 4;

    private final ConnectOptions options;
    private final Dialling dialling;
    private final String key = HandshakeKey.create();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Handshake handshake;
    private @Nullable HttpResponse response;

    ClientHandshake(ConnectOptions options, Dialling dialling) {
        this.options = options;
        this.dialling = dialling;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        var uri = options.query().isEmpty() ? options.path() : options.path() + "?" + options.query();
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri, Unpooled.EMPTY_BUFFER);
        setHeaders(request.headers());
        handshake = new Handshake(
                options.path(), options.query(), RequestHead.byName(request.headers()), options.subprotocols(), null);
        ctx.writeAndFlush(request);
    }

    private void setHeaders(HttpHeaders headers) {
        headers.set(HttpHeaderNames.HOST, options.uri().getRawAuthority());
        options.headers().forEach(headers::set);
        headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, key)
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        if (!options.subprotocols().isEmpty()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(", ", options.subprotocols()));
        }
        if (options.compression()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, PerMessageDeflate.offer());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        try {
            if (read instanceof HttpResponse head) {
                response = head;
            }
            if (read instanceof HttpContent content && response != null && handshake != null) {
                keep(content.content());
                if (content instanceof LastHttpContent || body.size() >= SHOWN_BODY * MAX_UTF8_BYTES) {
                    answered(ctx, response, handshake);
                }
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (response != null) {
            dialling.fail(refusal(response));
        } else {
            dialling.fail("the server closed the connection without an answer");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        dialling.fail(Printable.failure(root), root);
    }

    private void keep(ByteBuf content) {
        var length = Math.min(content.readableBytes(), SHOWN_BODY * MAX_UTF8_BYTES - body.size());
        body.writeBytes(ByteBufUtil.getBytes(content, content.readerIndex(), length));
    }

    private void answered(ChannelHandlerContext ctx, HttpResponse answer, Handshake asked) {
        var flaw = flaw(answer);
        if (flaw != null) {
            dialling.fail(flaw);
            return;
        }
        var chosen = asked.choosing(answer.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL))
                .answeredWith(RequestHead.byName(answer.headers()));
        var compression = compression(answer);
        var connection = new WebSocketConnection(ctx.channel(), chosen, options.limits(), true, compression != null);
        WebSocketPipeline.take(ctx, HttpClientCodec.class, connection, compression, () -> dialling.opened(connection));
    }

    private @Nullable WebSocketExtension compression(HttpResponse answer) {
        var extensions = answer.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        return extensions.isEmpty() ? null : PerMessageDeflate.accept(extensions, options.limits());
    }

    private @Nullable String flaw(HttpResponse answer) {
        if (answer.decoderResult().isFailure()) {
            return "the server's answer is no HTTP: "
                    + Printable.failure(answer.decoderResult().cause());
        }
        if (!HttpResponseStatus.SWITCHING_PROTOCOLS.equals(answer.status())) {
            return refusal(answer);
        }
        var headers = answer.headers();
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return "the server switched, but not to WebSocket";
        }
        if (!HandshakeKey.answerTo(key).equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT))) {
            return "the server's Sec-WebSocket-Accept does not fit the key that was sent";
        }
        if (headers.contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)) {
            if (!options.compression()) {
                return "the server chose an extension, and none was offered";
            } else if (compression(answer) == null) {
                return "the server chose extensions as they were not offered: "
                        + Printable.text(headers.getAsString(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS), SHOWN_BODY)
                        + "; offered was " + PerMessageDeflate.offer();
            }
        }
        var chosen = headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (chosen != null && !options.subprotocols().contains(chosen)) {
            return "the server chose the subprotocol " + Printable.text(chosen, SHOWN_BODY) + "; offered were "
                    + options.subprotocols();
        }
        return null;
    }

    private String refusal(HttpResponse answer) {
        var text = Printable.text(body.toString(StandardCharsets.UTF_8).strip(), SHOWN_BODY);
        return "the server answered " + Printable.text(answer.status().toString(), SHOWN_BODY)
                + (text.isEmpty() ? "" : ": " + text);
    }
}
