package dev.callwire.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser of an allowed page is told, so that the page may send requests and see their answers. */
final class Cors {
    private static final String REMEMBERED_SECONDS = "600";

    private Cors() {}

    /** Whether a browser asks if a page may send a request. */
    static boolean isPreflight(HttpRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** For every answer to an origin that is allowed; none for a client that is no browser. */
    static Map<String, String> headers(@Nullable String origin) {
        if (origin == null) {
            return Map.of();
        }
        var headers = new HashMap<String, String>();
        headers.put(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN.toString(), origin);
        headers.put(HttpHeaderNames.VARY.toString(), HttpHeaderNames.ORIGIN.toString());
        if (!origin.equals("null")) {
            headers.put(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS.toString(), "true");
        }
        return headers;
    }

    /** The answer to a preflight of an origin that is allowed: it may send what it asks to. */
    static Map<String, String> preflightHeaders(HttpRequest preflight) {
        var headers = new HashMap<>(headers(preflight.headers().get(HttpHeaderNames.ORIGIN)));
        headers.put(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS.toString(), "POST");
        headers.put(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE.toString(), REMEMBERED_SECONDS);
        var asked = preflight.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null) {
            headers.put(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS.toString(), asked);
        }
        return headers;
    }
}
