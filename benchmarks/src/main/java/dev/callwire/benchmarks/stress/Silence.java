package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/** Has a client's connection fall silent under load: nothing moves any more, and neither end is told. */
public final class Silence {
    public static final StressOptions DEFAULTS = StressOptions.of(20, 64);

    private static final Duration PING_AFTER = Duration.ofMillis(200);
    private static final Duration PONG_WITHIN = Duration.ofMillis(300);
    private static final int LONGEST_MILLIS = 10;
    private static final int LONGEST_REST_MILLIS = 100;

    private Silence() {}

    /** Runs it; both ends have to find out. */
    public static Report run(StressOptions options) throws IOException, InterruptedException, JMException {
        var random = new Random(options.seed());
        var ledger = new Ledger();
        var faults = new ArrayList<String>();
        var lost = new LinkedBlockingQueue<ConnectionEvent>();
        var connected = new LinkedBlockingQueue<ConnectionEvent>();
        var limits = Limits.DEFAULTS.toBuilder()
                .pingAfter(PING_AFTER)
                .pongWithin(PONG_WITHIN)
                .build();
        long longest = 0;
        try (var server = Cuts.server(ledger).limits(limits).start();
                var proxy = Proxy.to(server.port());
                var client = RpcClient.builder(proxy.url())
                        .limits(limits)
                        .reconnect(Cuts.AT_ONCE)
                        .timeout(Cuts.PATIENCE)
                        .onConnectionEvent(event -> {
                            if (event instanceof ConnectionEvent.Lost) {
                                lost.add(event);
                            } else if (event instanceof ConnectionEvent.Reconnected) {
                                connected.add(event);
                            }
                        })
                        .connect();
                var load = Load.start(client, ledger, options.inFlight(), LONGEST_MILLIS, random)) {
            for (int i = 0; i < options.count(); i++) {
                Thread.sleep(random.nextInt(LONGEST_REST_MILLIS));
                proxy.freeze();
                long begun = System.nanoTime();
                if (lost.poll(1, TimeUnit.MINUTES) == null || connected.poll(1, TimeUnit.MINUTES) == null) {
                    faults.add("silence " + i + " was not found");
                    break;
                }
                longest = Math.max(longest, System.nanoTime() - begun);
            }
            faults.addAll(Cuts.end(load, ledger, Cuts.ONLY_SUCCESS, Cuts.CUT, server));
        }
        return Report.of(
                "%d silences, pings after %d ms, pongs within %d ms, %d calls in flight, seed %d: %d calls; until the client was connected again it took %d ms at most.\n\n"
                                .formatted(
                                        options.count(),
                                        PING_AFTER.toMillis(),
                                        PONG_WITHIN.toMillis(),
                                        options.inFlight(),
                                        options.seed(),
                                        ledger.calls(),
                                        TimeUnit.NANOSECONDS.toMillis(longest))
                        + ledger.table(),
                faults);
    }
}
