package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import dev.callwire.benchmarks.stress.Report;
import dev.callwire.benchmarks.stress.StressOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A consumer of 1,000 items a second whose producer could do a thousand times as many: what waits on the way, what both
 * ends hold, and how long other calls over the same connection take.
 */
final class HeldBenchmark {
    /** The count is of seconds. */
    static final StressOptions DEFAULTS = StressOptions.of(60, 8);

    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");
    private static final int STEPS = 6;
    private static final int STEPS_WITHOUT = 3;

    /** Of a step, what is spent on calls; the rest is left to the collections that memory is read after. */
    private static final double CALLING = 0.8;

    /** However far the consumer lags, no more items than these are ahead of it. */
    private static final long MOST_AHEAD = 65_536;

    /** What heaps may grow by meanwhile, compiled code and profiles not counted. */
    private static final long MOST_GROWTH = 4 << 20;

    private static final long LEAST_RATE = 500;

    private final StressOptions options;
    private final EndProcess server;
    private final EndProcess client;
    private final long stepMillis;
    private final List<String> faults = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private final List<Long> without = new ArrayList<>();
    private final List<Long> with = new ArrayList<>();

    private HeldBenchmark(StressOptions options, EndProcess server, EndProcess client) {
        this.options = options;
        this.server = server;
        this.client = client;
        stepMillis = TimeUnit.SECONDS.toMillis(options.count()) / STEPS;
    }

    /** Runs it, and prints a line at each step. */
    static Report run(StressOptions options) throws IOException, InterruptedException {
        var flags = Benchmark.flags(FLAGS);
        var classPath = System.getProperty("java.class.path");
        try (var server = EndProcess.start(classPath, flags, "server", Contestant.WORKERS.option());
                var client = EndProcess.start(classPath, flags, "slow", Long.toString(server.hear()[0]))) {
            client.hear();
            return new HeldBenchmark(options, server, client).run(Benchmark.conditions(flags));
        }
    }

    private Report run(String conditions) throws IOException, InterruptedException {
        call(); // to warm up
        callWithout();
        client.tell("begin");
        long[] first = null;
        long begun = System.nanoTime();
        for (int step = 1; step <= STEPS; step++) {
            with.add(call());
            var memory = new long[] {server.tell("memory")[0], client.tell("memory")[0]};
            awaitStep(begun, step);
            tell(step, memory);
            first = first == null ? memory : first;
            checkGrowth(first, memory);
        }
        return report(conditions);
    }

    private void callWithout() throws IOException {
        for (int i = 0; i < STEPS_WITHOUT; i++) {
            without.add(call());
        }
    }

    /** The 99th percentile of the latency of calls, in nanoseconds. */
    private long call() throws IOException {
        return client.tell("run " + options.inFlight() + " " + (long) (CALLING * stepMillis))[3];
    }

    private void awaitStep(long begun, int step) throws InterruptedException {
        long left = begun + TimeUnit.MILLISECONDS.toNanos(step * stepMillis) - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(left);
    }

    private void tell(int step, long[] memory) throws IOException {
        long delivered = client.tell("delivered")[0];
        long produced = server.tell("produced")[0];
        if (produced - delivered > MOST_AHEAD) {
            faults.add((produced - delivered) + " items are ahead of their consumer");
        }
        if (step == STEPS && delivered < LEAST_RATE * options.count()) {
            faults.add("only " + delivered + " items were delivered in " + options.count() + " s");
        }
        var row = String.format(
                Locale.ROOT,
                "| %.1f s | %.2f | %.2f | %d | %d | %d | %d |\n",
                step * stepMillis / 1e3,
                memory[0] / 1e6,
                memory[1] / 1e6,
                produced,
                delivered,
                produced - delivered,
                with.get(with.size() - 1) / 1000);
        System.out.print(row);
        rows.append(row);
    }

    private void checkGrowth(long[] first, long[] now) {
        for (int end = 0; end < now.length; end++) {
            if (now[end] - first[end] > MOST_GROWTH) {
                faults.add("the heap of the " + (end == 0 ? "server" : "client") + " has grown from " + first[end]
                        + " to " + now[end] + " bytes");
            }
        }
    }

    private Report report(String conditions) {
        double before = median(without) / 1000;
        double during = median(with) / 1000;
        return Report.of(
                conditions + ".\n\n" + """
                        | | heap of the server, MB | heap of the client, MB | produced | delivered | ahead | p99 of other calls, µs |
                        | --- | --- | --- | --- | --- | --- | --- |
                        """
                        + rows
                        + String.format(
                                Locale.ROOT,
                                "\nWith %d calls in flight over the same connection their p99 is %.0f µs, and %.0f µs without the stream: **%.2f times** as long; the aim is less than 2.\n",
                                options.inFlight(),
                                during,
                                before,
                                during / before),
                faults);
    }

    private static double median(List<Long> figures) {
        return Table.median(
                figures.stream().mapToDouble(Long::doubleValue).sorted().toArray());
    }
}
