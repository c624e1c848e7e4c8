package dev.callwire.transport;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to, and how.
 *
 * @param uri {@code ws://host[:port][/path][?query]}, or the same with {@code wss}, {@code http} or {@code https}
 * @param subprotocols offered to the server, the preferred one first
 * @param headers sent with the handshake, or with each request over HTTP
 * @param limits kept for this connection
 * @param connectTimeout for each of the host's addresses, until TCP is connected
 * @param tls used for {@code wss} and {@code https}; the JDK's default context when absent
 * @param compression whether compression is offered to the server, over a WebSocket; exchanges are not compressed
 */
public record ConnectOptions(
        URI uri,
        List<String> subprotocols,
        Map<String, String> headers,
        TransportLimits limits,
        Duration connectTimeout,
        @Nullable SSLContext tls,
        boolean compression) {

    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    public ConnectOptions {
        checkUri(uri);
        subprotocols = List.copyOf(subprotocols);
        headers = Map.copyOf(headers);
        headers.keySet().forEach(ConnectOptions::checkHeader);
    }

    /** Connects without compression. */
    public ConnectOptions(
            URI uri,
            List<String> subprotocols,
            Map<String, String> headers,
            TransportLimits limits,
            Duration connectTimeout,
            @Nullable SSLContext tls) {
        this(uri, subprotocols, headers, limits, connectTimeout, tls, false);
    }

    /** Whether it is {@code wss} or {@code https}. */
    public boolean secure() {
        return hasScheme("wss") || hasScheme("https");
    }

    /** Whether it is {@code http} or {@code https}, where each message is a request of its own. */
    public boolean isHttp() {
        return hasScheme("http") || hasScheme("https");
    }

    /** The host alone: an IPv6 address without its brackets. */
    public String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, the scheme's own where none is named. */
    public int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** The raw path; {@code /} where there is none. */
    public String path() {
        var path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The raw query, without its question mark; empty where there is none. */
    public String query() {
        var query = uri.getRawQuery();
        return query == null ? "" : query;
    }

    /** For messages to people: without the query, where secrets are wont to be. */
    public String shownUri() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + path() + (query().isEmpty() ? "" : "?…");
    }

    private boolean hasScheme(String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    /** What is asked for, before anything is agreed on. */
    public Handshake handshake() {
        var byName = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new Handshake(path(), query(), byName, subprotocols, null);
    }

    private static void checkUri(URI uri) {
        var scheme = uri.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "An address starts with ws://, wss://, http:// or https://. Found: " + uri + ".");
        }
        if (uri.getHost() == null || uri.getPort() > 65535) {
            throw new IllegalArgumentException(
                    "An address names a host, and a port up to 65535 if any. Found: " + uri + ".");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("An address has no user and no fragment; send credentials in a"
                    + " header. Found one at host " + uri.getHost() + ".");
        }
    }

    private static void checkHeader(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("connection")
                || lower.equals("upgrade")
                || lower.equals("content-length")
                || lower.equals("transfer-encoding")
                || lower.startsWith("sec-websocket-")) {
            throw new IllegalArgumentException(
                    "The handshake sets its own headers; take this one out of yours: " + name + ".");
        }
    }
}
