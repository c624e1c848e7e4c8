package dev.callwire.transport.netty;

import dev.callwire.transport.Handshake;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the head of an HTTP request says, whatever it asks for. */
record RequestHead(HttpRequest request) {

    /** Whether the page that it comes from, if any, may connect. */
    boolean isAllowedBy(Origins origins) {
        var origin = request.headers().getAll(HttpHeaderNames.ORIGIN);
        return origin.isEmpty()
                || (origin.size() == 1
                        && origins.allow(origin.get(0), request.headers().get(HttpHeaderNames.HOST, "")));
    }

    /** What it asks for. */
    Handshake handshake() {
        var uri = request.uri();
        var question = uri.indexOf('?');
        var path = question < 0 ? uri : uri.substring(0, question);
        var query = question < 0 ? "" : uri.substring(question + 1);
        return new Handshake(path, query, byName(request.headers()), offered(request.headers()), null);
    }

    /** All headers, their names in lower case. */
    static Map<String, List<String>> byName(HttpHeaders headers) {
        var byName = new HashMap<String, List<String>>();
        headers.forEach(header -> byName.computeIfAbsent(
                        shared(header.getKey().toLowerCase(Locale.ROOT)), name -> new ArrayList<>(1))
                .add(shared(header.getValue())));
        byName.replaceAll((name, values) -> List.copyOf(values));
        return byName;
    }

    /** The one string for what stands in every handshake: it is kept for as long as its connection is. */
    private static String shared(String text) {
        return EVERYWHERE.getOrDefault(text, text);
    }

    private static final Map<String, String> EVERYWHERE = Stream.of(
                    "host",
                    "upgrade",
                    "connection",
                    "origin",
                    "user-agent",
                    "accept-encoding",
                    "accept-language",
                    "cache-control",
                    "pragma",
                    "cookie",
                    "authorization",
                    "sec-websocket-key",
                    "sec-websocket-version",
                    "sec-websocket-protocol",
                    "sec-websocket-extensions",
                    "websocket",
                    "Upgrade",
                    "13",
                    "no-cache")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private static List<String> offered(HttpHeaders headers) {
        var offered = new ArrayList<String>();
        for (var line : headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
            for (var name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    offered.add(name.strip());
                }
            }
        }
        return offered;
    }
}
