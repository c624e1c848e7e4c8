package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A page in headless Chromium that runs a script, of {@code src/test/npm} unless told otherwise, from a site of its own that takes its reports. */
public final class Page implements AutoCloseable {
    private static final long SECONDS = 60;
    private static final Path SCRIPTS = ChildProcess.MODULE.resolve("src/test/npm");

    private final BlockingQueue<JsonNode> reports = new LinkedBlockingQueue<>();
    private final Path scripts;
    private final HttpServer site;
    private ChildProcess browser;

    Page() {
        this(SCRIPTS);
    }

    /** A page whose script lies in that folder, beside what it loads. */
    public Page(Path scripts) {
        this.scripts = scripts;
        try {
            site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        site.createContext("/", this::answer);
        site.start();
    }

    /** What its browser says that the page is from. */
    public String origin() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    /** Opens the page of a script, which may load what npm has installed. */
    public void open(String script, String query) {
        try {
            var profile = Files.createTempDirectory(
                    Files.createDirectories(ChildProcess.MODULE.resolve("target")), "chromium-");
            browser = ChildProcess.start(new ProcessBuilder(
                    "chromium",
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--user-data-dir=" + profile,
                    origin() + "/page/" + script + "?" + query));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next report of a kind; those before it are dropped. */
    public JsonNode report(Predicate<JsonNode> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        JsonNode report;
        do {
            report = reports.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (report == null) {
                throw new AssertionError(
                        "The page did not report within " + SECONDS + " s. Chromium printed: " + browser.output());
            }
        } while (!wanted.test(report));
        return report;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/report")) {
                reports.add(Json.tree(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                send(exchange, "text/plain", new byte[0]);
            } else if (path.startsWith("/page/")) {
                var script = path.substring("/page/".length());
                send(
                        exchange,
                        "text/html",
                        ("<!doctype html><script type=module src=/" + script + "></script>").getBytes(UTF_8));
            } else if (path.endsWith(".mjs") || path.endsWith(".js") || path.startsWith("/node_modules/")) {
                send(exchange, "text/javascript", Files.readAllBytes(scripts.resolve(path.substring(1))));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        if (browser != null) {
            browser.close();
        }
        site.stop(0);
    }
}
