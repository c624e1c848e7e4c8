package dev.callwire.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request that means to become a WebSocket (RFC 6455 section 4.2.1). */
record UpgradeRequest(HttpRequest request) {
    private static final String VERSION = "13";
    private static final String SPOKEN_HERE = "WebSocket, version 13, is spoken here.";

    /** What is wrong with it, whoever sends it and whatever it asks for. */
    @Nullable
    Refusal flaw() {
        var failure = request.decoderResult().cause();
        if (failure != null) {
            return malformed(failure);
        }
        if (!HttpMethod.GET.equals(request.method())) {
            return new Refusal(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    SPOKEN_HERE + " Its handshake is a GET.",
                    Map.of(HttpHeaderNames.ALLOW, "GET"));
        }
        if (!asksForWebSocket()) {
            return upgradeRequired(SPOKEN_HERE + " Connect with a WebSocket client; the handshake has the headers"
                    + " \"Upgrade: websocket\" and \"Connection: Upgrade\".");
        }
        return handshakeFlaw();
    }

    private @Nullable Refusal handshakeFlaw() {
        var headers = request.headers();
        if (!headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION))) {
            return upgradeRequired(SPOKEN_HERE + " The handshake has the header \"Sec-WebSocket-Version: 13\".");
        }
        if (!HttpVersion.HTTP_1_1.equals(request.protocolVersion())) {
            return bad("A WebSocket handshake is an HTTP/1.1 request.");
        }
        if (HttpUtil.isTransferEncodingChunked(request)
                || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || !headers.get(HttpHeaderNames.CONTENT_LENGTH, "0").equals("0")) {
            return bad("A WebSocket handshake has no body.");
        }
        if (headers.getAll(HttpHeaderNames.HOST).size() != 1) {
            return bad("A request has one Host header.");
        }
        var keys = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (keys.size() != 1 || !HandshakeKey.isWellFormed(keys.get(0))) {
            return bad("A WebSocket handshake has one Sec-WebSocket-Key, 16 bytes in Base64.");
        }
        if (!request.uri().startsWith("/")) {
            return bad("A WebSocket handshake asks for a path that starts with a slash.");
        }
        return null;
    }

    String key() {
        return request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    private boolean asksForWebSocket() {
        var headers = request.headers();
        return headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    private static Refusal malformed(Throwable failure) {
        if (failure instanceof TooLongHttpLineException) {
            return new Refusal(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The request line is too long.");
        }
        if (failure instanceof TooLongHttpHeaderException) {
            return new Refusal(
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's headers are too long.");
        }
        return bad("The HTTP request is malformed.");
    }

    private static Refusal upgradeRequired(String text) {
        return new Refusal(
                HttpResponseStatus.UPGRADE_REQUIRED,
                text,
                Map.of(
                        HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET,
                        HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE,
                        HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION));
    }

    private static Refusal bad(String text) {
        return new Refusal(HttpResponseStatus.BAD_REQUEST, text);
    }
}
