package dev.callwire.transport.http;

import dev.callwire.transport.ConnectOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The JDK's clients, one for each way to connect; they keep TCP connections for further requests. Thread-safe. */
final class HttpClients {
    private final Map<Way, HttpClient> clients = new ConcurrentHashMap<>();

    private record Way(Duration connectTimeout, @Nullable SSLContext tls) {
        HttpClient newClient() {
            var builder =
                    HttpClient.newBuilder().connectTimeout(connectTimeout).followRedirects(HttpClient.Redirect.NEVER);
            return (tls == null ? builder : builder.sslContext(tls)).build();
        }
    }

    HttpClient fitting(ConnectOptions options) {
        return clients.computeIfAbsent(new Way(options.connectTimeout(), options.tls()), Way::newClient);
    }

    /** Lets the clients go; their connections close when they are collected. */
    void close() {
        clients.clear();
    }
}
