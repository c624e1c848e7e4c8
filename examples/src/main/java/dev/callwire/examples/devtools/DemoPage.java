package dev.callwire.examples.devtools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A page of the example's own, and its server. Thread-safe. */
final class DemoPage implements AutoCloseable {
    private static final byte[] HTML = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Squares</title>
            <style>
              body { background: #003366; color: white; font: 24px sans-serif; padding: 40px; }
              li { display: inline-block; background: #ffcc00; color: #003366; margin-right: 12px; padding: 12px 20px; }
              ul { padding: 0; }
            </style>
            <h1>Squares</h1>
            <ul></ul>
            <p>drawn by a script, photographed over the DevTools Protocol</p>
            <script>
              const squares = [1, 2, 3, 4, 5].map(n => n * n);
              for (const square of squares) {
                document.querySelector("ul").appendChild(document.createElement("li")).textContent = square;
              }
              console.log("drew", squares.length, "squares");
            </script>
            </html>
            """.getBytes(UTF_8);

    private final HttpServer server;

    private DemoPage(HttpServer server) {
        this.server = server;
    }

    /** Serves it on loopback, at a port that is free. */
    static DemoPage serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", DemoPage::answer);
            server.start();
            return new DemoPage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/")) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, HTML.length);
                exchange.getResponseBody().write(HTML);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** Where it is. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
