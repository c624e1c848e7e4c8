package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.Limits;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;

/** Restarts two servers in turn, again and again, under the load of a client that knows of both. */
public final class Rolling {
    public static final StressOptions DEFAULTS = StressOptions.of(10, 64);

    private static final int LONGEST_MILLIS = 50;
    private static final int HASTE_MILLIS = 5;
    private static final int LONGEST_REST_MILLIS = 200;

    private Rolling() {}

    /** Runs it. */
    public static Report run(StressOptions options) throws InterruptedException, JMException {
        return run(options, Limits.DEFAULTS, Cuts.ONLY_SUCCESS, Cuts.ONLY_SUCCESS);
    }

    /** Runs it with servers that wait for hardly any call: it is cancelled then, and answered so. */
    public static Report runHastily(StressOptions options) throws InterruptedException, JMException {
        var limits = Limits.DEFAULTS.toBuilder()
                .drainTimeout(Duration.ofMillis(HASTE_MILLIS))
                .build();
        return run(
                options,
                limits,
                EnumSet.of(Ending.SUCCEEDED, Ending.CANCELLED),
                EnumSet.of(Ending.SUCCEEDED, Ending.CANCELLED, Ending.MAYBE_EXECUTED));
    }

    private static Report run(StressOptions options, Limits limits, Set<Ending> idempotent, Set<Ending> others)
            throws InterruptedException, JMException {
        var random = new Random(options.seed());
        var ledger = new Ledger();
        var moves = new AtomicInteger();
        var faults = new ArrayList<String>();
        var servers = new RpcServer[] {
            Cuts.server(ledger).limits(limits).start(),
            Cuts.server(ledger).limits(limits).start()
        };
        try (var client = RpcClient.builder(url(servers[0]), url(servers[1]))
                        .reconnect(Cuts.AT_ONCE)
                        .timeout(Cuts.PATIENCE)
                        .onConnectionEvent(event -> {
                            if (event instanceof ConnectionEvent.Reconnected) {
                                moves.incrementAndGet();
                            }
                        })
                        .connect();
                var load = Load.start(client, ledger, options.inFlight(), LONGEST_MILLIS, random)) {
            for (int i = 0; i < 2 * options.count(); i++) {
                Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
                int port = servers[i % 2].port();
                servers[i % 2].close();
                servers[i % 2] = start(Cuts.server(ledger).limits(limits).port(port));
            }
            faults.addAll(Cuts.end(load, ledger, idempotent, others, servers));
        } finally {
            servers[0].close();
            servers[1].close();
        }
        return Report.of(
                "%d restarts of each of two servers that wait %d ms, %d calls in flight, seed %d: %d calls, %d moves to the other server.\n\n"
                                .formatted(
                                        options.count(),
                                        limits.drainTimeout().toMillis(),
                                        options.inFlight(),
                                        options.seed(),
                                        ledger.calls(),
                                        moves.get())
                        + ledger.table(),
                faults);
    }

    private static String url(RpcServer server) {
        return "ws://127.0.0.1:" + server.port() + "/rpc";
    }

    /** The port may have been given to an outgoing connection for a moment. */
    private static RpcServer start(RpcServer.Builder server) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return server.start();
            } catch (UncheckedIOException e) {
                if (attempt == 50) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
