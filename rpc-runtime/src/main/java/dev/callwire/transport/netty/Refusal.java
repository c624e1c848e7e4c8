package dev.callwire.transport.netty;

import dev.callwire.transport.LimitCounts;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer to a request that was not taken; the connection ends with it.
 *
 * @param text for the person who debugs the client
 */
record Refusal(HttpResponseStatus status, String text, Map<CharSequence, CharSequence> headers) {

    static final Refusal FOREIGN_PAGE =
            new Refusal(HttpResponseStatus.FORBIDDEN, "Pages of this Origin may not connect here.");

    static final Refusal TOO_MANY =
            new Refusal(HttpResponseStatus.SERVICE_UNAVAILABLE, "No more connections are taken at present.");

    Refusal(HttpResponseStatus status, String text) {
        this(status, text, Map.of());
    }

    /** The limit that was passed, if it was one. */
    @Nullable
    String limit() {
        return switch (status.code()) {
            case 413 -> "inboundMessageBytes";
            case 414 -> "requestLineBytes";
            case 431 -> "headerBytes";
            default -> equals(TOO_MANY) ? "connections" : null;
        };
    }

    /** Counts the limit that was passed, if it was one. */
    void countIn(LimitCounts counts) {
        var limit = limit();
        if (limit != null) {
            counts.passed(limit);
        }
    }

    void send(ChannelHandlerContext ctx) {
        send(ctx, Map.of());
    }

    /** Sends it with further headers. */
    void send(ChannelHandlerContext ctx, Map<String, String> more) {
        var body = Unpooled.copiedBuffer(text + "\n", StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        headers.forEach(response.headers()::add);
        more.forEach(response.headers()::add);
        LingeringClose.after(ctx.writeAndFlush(response));
    }
}
