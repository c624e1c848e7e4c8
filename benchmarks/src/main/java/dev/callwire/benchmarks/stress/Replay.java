package dev.callwire.benchmarks.stress;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.stream.StreamReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;

/** Cuts a client's connection at random moments while a stream comes over it that can be taken up again. */
public final class Replay {
    public static final StressOptions DEFAULTS = StressOptions.of(100, 10_000);

    /** An item's frame is longer, so the cuts are over before the stream is. */
    private static final int BYTES_PER_ITEM = 64;

    private static final int PATIENCE_SECONDS = 600;

    private Replay() {}

    /** Runs it; the options' calls in flight are the items for each cut. */
    public static Report run(StressOptions options) throws IOException, InterruptedException, JMException {
        var random = new Random(options.seed());
        var faults = new ArrayList<String>();
        var recording = new Recording();
        int items = options.count() * options.inFlight();
        long begun = System.nanoTime();
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .service(Tape.class, recording)
                        .start();
                var proxy = Proxy.to(server.port());
                var client = RpcClient.builder(proxy.url())
                        .reconnect(Cuts.AT_ONCE)
                        .timeout(Cuts.PATIENCE)
                        .connect()) {
            var heard = CompletableFuture.supplyAsync(() -> listen(client, items));
            for (int i = 0; i < options.count() && !heard.isDone(); i++) {
                if (!proxy.cutAfter(1 + random.nextInt(options.inFlight() * BYTES_PER_ITEM))) {
                    faults.add("nothing moved before cut " + i);
                    break;
                }
            }
            faults.addAll(await(heard));
            faults.addAll(Leftovers.find(2));
            if (proxy.accepted() <= options.count()) {
                faults.add("there were " + proxy.accepted() + " connections in spite of " + options.count() + " cuts");
            }
        }
        return Report.of(
                "%d items, %d cuts, seed %d: played %d times, %.1f s.\n"
                        .formatted(
                                items,
                                options.count(),
                                options.seed(),
                                recording.plays(),
                                (System.nanoTime() - begun) / 1e9),
                faults);
    }

    /** Reads the stream to its end; returns what is wrong with it. */
    private static List<String> listen(RpcClient client, int items) {
        int due = 0;
        try (var stream = StreamReader.of(client.proxy(Tape.class).play(items))) {
            for (var item : stream) {
                if (item.value() != due) {
                    return List.of("item " + item.value() + " came in place of " + due);
                }
                due++;
            }
        } catch (RuntimeException e) {
            return List.of("the stream failed at item " + due + ": " + e);
        }
        return due == items ? List.of() : List.of("the stream ended behind " + due + " of " + items + " items");
    }

    private static List<String> await(CompletableFuture<List<String>> heard) throws InterruptedException {
        try {
            return heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of("the stream has not ended: " + e);
        }
    }
}
