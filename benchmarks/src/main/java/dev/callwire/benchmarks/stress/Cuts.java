package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.ReconnectPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.management.JMException;

/** Cuts a client's connection at random moments, in handshakes and in the midst of frames too, under load. */
public final class Cuts {
    public static final StressOptions DEFAULTS = StressOptions.of(200, 64);

    static final ReconnectPolicy AT_ONCE =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(1), Duration.ofMillis(20));

    /** For calls that are sent again and again. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final Set<Ending> ONLY_SUCCESS = Set.of(Ending.SUCCEEDED);

    /** How calls may end that are not sent again. */
    static final Set<Ending> CUT = Set.of(Ending.SUCCEEDED, Ending.NOT_EXECUTED, Ending.MAYBE_EXECUTED);

    private static final int LONGEST_MILLIS = 10;
    private static final int LONGEST_SHIFT = 18;

    private Cuts() {}

    /** Runs it. */
    public static Report run(StressOptions options) throws IOException, InterruptedException, JMException {
        var random = new Random(options.seed());
        var ledger = new Ledger();
        var faults = new ArrayList<String>();
        int connections;
        try (var server = server(ledger).start();
                var proxy = Proxy.to(server.port());
                var client = RpcClient.builder(proxy.url())
                        .reconnect(AT_ONCE)
                        .timeout(PATIENCE)
                        .connect();
                var load = Load.start(client, ledger, options.inFlight(), LONGEST_MILLIS, random)) {
            for (int i = 0; i < options.count(); i++) {
                if (!proxy.cutAfter(1 + random.nextInt(1 << random.nextInt(LONGEST_SHIFT + 1)))) {
                    faults.add("nothing moved before cut " + i);
                    break;
                }
            }
            faults.addAll(end(load, ledger, ONLY_SUCCESS, CUT, server));
            connections = proxy.accepted();
        }
        return Report.of(
                "%d cuts, %d calls in flight, seed %d: %d calls, %d connections.\n\n"
                                .formatted(
                                        options.count(),
                                        options.inFlight(),
                                        options.seed(),
                                        ledger.calls(),
                                        connections)
                        + ledger.table(),
                faults);
    }

    static RpcServer.Builder server(Ledger ledger) {
        return RpcServer.builder().host("127.0.0.1").service(Numbered.class, new NumberedCalls(ledger));
    }

    /** Ends a load; returns what is wrong then. */
    static List<String> end(Load load, Ledger ledger, Set<Ending> idempotent, Set<Ending> others, RpcServer... servers)
            throws InterruptedException, JMException {
        var faults = new ArrayList<String>();
        if (!load.end(PATIENCE.plusSeconds(10))) {
            faults.add("not all calls have ended");
        }
        faults.addAll(ledger.faults(idempotent, others));
        faults.addAll(Leftovers.find(2));
        int peers = 0;
        for (var server : servers) {
            peers += server.peers().size();
        }
        if (peers != 1) {
            faults.add("the servers know of " + peers + " peers in place of 1");
        }
        return faults;
    }
}
