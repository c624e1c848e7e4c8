package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Has many clients vanish at once, each with as many running calls as the server grants it. */
public final class Vanish {
    public static final StressOptions DEFAULTS = StressOptions.of(100, 128);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a pool in place of virtual threads runs at a time. */
    private static final int POOL = 256;

    private static final Limits LIMITS =
            Limits.DEFAULTS.toBuilder().callTimeout(Duration.ofMinutes(10)).build();

    private final StressOptions options;
    private final HeldCalls calls = new HeldCalls();
    private final ExecutorService threads = Threads.create();
    private final List<String> faults = new ArrayList<>();
    private long othersAnswered;
    private int answered;

    private Vanish(StressOptions options) {
        this.options = options;
    }

    /** Runs it. */
    public static Report run(StressOptions options) throws Exception {
        return new Vanish(options).run();
    }

    private Report run() throws Exception {
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .limits(LIMITS)
                        .service(Held.class, calls)
                        .start();
                var other = connect(url(server))) {
            vanish(server, other);
            serveAgain(server);
            faults.addAll(Leftovers.find(2));
        } finally {
            threads.shutdownNow();
        }
        return Report.of(
                "%d clients, each with %d calls, vanish at once: %d handlers began, and %d were interrupted; meanwhile %d calls of another client were answered, and then %d calls of as many clients.\n"
                        .formatted(
                                options.count(),
                                options.inFlight(),
                                calls.begun(),
                                calls.interrupted(),
                                othersAnswered,
                                answered),
                faults);
    }

    private void vanish(RpcServer server, RpcClient other) throws IOException, InterruptedException {
        try (var proxy = Proxy.to(server.port())) {
            var clients = holdAll(proxy);
            int held = options.count() * options.inFlight();
            int running = Threads.areVirtual() ? held : Math.min(held, POOL);
            await("not all calls began", () -> calls.begun() >= running, other);
            proxy.cut();
            await(
                    "the server still knows of those that vanished",
                    () -> server.peers().size() == 1,
                    other);
            await("not all that ran were interrupted", () -> calls.interrupted() == calls.begun(), other);
            clients.forEach(RpcClient::close);
        }
    }

    private static String url(RpcServer server) {
        return "ws://127.0.0.1:" + server.port() + "/rpc";
    }

    private RpcClient connect(String url) {
        return RpcClient.builder(url)
                .reconnect(ReconnectPolicy.NEVER)
                .executor(threads)
                .timeout(PATIENCE.multipliedBy(5))
                .connect();
    }

    private List<RpcClient> holdAll(Proxy proxy) {
        var clients = new ArrayList<RpcClient>();
        for (int i = 0; i < options.count(); i++) {
            var client = connect(proxy.url());
            clients.add(client);
            var service = client.proxy(HeldLater.class);
            for (int call = 0; call < options.inFlight(); call++) {
                service.hold(call);
            }
        }
        return clients;
    }

    /** Waits for something, and has another client call meanwhile. */
    private void await(String otherwise, BooleanSupplier condition, RpcClient other) throws InterruptedException {
        var service = other.proxy(Held.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                faults.add(otherwise);
                return;
            }
            try {
                if (service.echoHere(othersAnswered) != othersAnswered) {
                    faults.add("another client was answered wrongly");
                }
                othersAnswered++;
            } catch (RpcException e) {
                faults.add("a call of another client failed: " + e);
                return;
            }
            Thread.sleep(1);
        }
    }

    /** As many clients get as many calls answered. */
    private void serveAgain(RpcServer server) throws InterruptedException {
        var clients = new ArrayList<RpcClient>();
        var answers = new ArrayList<CompletableFuture<Long>>();
        for (int i = 0; i < options.count(); i++) {
            var client = connect(url(server));
            clients.add(client);
            var service = client.proxy(HeldLater.class);
            for (int call = 0; call < options.inFlight(); call++) {
                answers.add(service.echo(call).toCompletableFuture());
            }
        }
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            answered = answers.size();
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            faults.add("the server does not serve again: " + e);
        }
        clients.forEach(RpcClient::close);
    }
}
