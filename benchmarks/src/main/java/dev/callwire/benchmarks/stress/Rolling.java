package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.ConnectionEvent;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;

/** Restarts two servers in turn, again and again, under the load of a client that knows of both. */
public final class Rolling {
    public static final StressOptions DEFAULTS = StressOptions.of(10, 64);

    private static final int LONGEST_MILLIS = 50;
    private static final int LONGEST_REST_MILLIS = 200;

    private Rolling() {}

    /** Runs it. */
    public static Report run(StressOptions options) throws InterruptedException, JMException {
        var random = new Random(options.seed());
        var ledger = new Ledger();
        var moves = new AtomicInteger();
        var faults = new ArrayList<String>();
        var servers = new RpcServer[] {
            Cuts.server(ledger).start(), Cuts.server(ledger).start()
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
                servers[i % 2] = start(ledger, port);
            }
            faults.addAll(Cuts.end(load, ledger, false, servers));
        } finally {
            servers[0].close();
            servers[1].close();
        }
        return Report.of(
                "%d restarts of each of two servers, %d calls in flight, seed %d: %d calls, %d moves to the other server.\n\n"
                                .formatted(
                                        options.count(),
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
    private static RpcServer start(Ledger ledger, int port) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return Cuts.server(ledger).port(port).start();
            } catch (UncheckedIOException e) {
                if (attempt == 50) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
