package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Broadcaster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How fast the events of one topic reach the subscribers of many connections, beside a broadcast of the same bytes by a
 * Netty server. The subscribers are the same for both. So many events are published at a time, and the next when all have
 * those.
 */
final class FanoutBenchmark {
    private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

    /** As many as a topic lets wait for a subscriber, and some less. */
    private static final int AT_ONCE = 64;

    private static final double AIM = 0.7;

    private FanoutBenchmark() {}

    /** What one measurement gave. */
    private record Round(long events, long deliveries, long nanos, long cpuNanos, long bytes) {
        double eventsPerSecond() {
            return events * 1e9 / nanos;
        }

        double cpuNanosPerDelivery() {
            return (double) cpuNanos / deliveries;
        }

        double bytesPerDelivery() {
            return (double) bytes / deliveries;
        }
    }

    /** A server and all its subscribers. */
    private static final class Crowd implements AutoCloseable {
        private final List<Round> rounds = new ArrayList<>();
        private final Broadcaster broadcaster;
        private final EndProcess server;
        private final EndProcess clients;
        private final int connections;
        private long delivered;

        Crowd(Broadcaster broadcaster, int connections, List<String> flags) throws IOException {
            var classPath = System.getProperty("java.class.path");
            this.broadcaster = broadcaster;
            this.connections = connections;
            server = EndProcess.start(classPath, flags, "broadcaster", broadcaster.option());
            clients = EndProcess.start(
                    classPath, flags, "subscribers", Long.toString(server.hear()[0]), Integer.toString(connections));
            clients.hear();
        }

        Round run(Duration time) throws IOException {
            server.tell("usage");
            long before = delivered;
            long begun = System.nanoTime();
            long nanos;
            do {
                server.tell("publish " + AT_ONCE);
                delivered += (long) AT_ONCE * connections;
                clients.tell("await " + delivered);
                nanos = System.nanoTime() - begun;
            } while (nanos < time.toNanos());
            var usage = server.tell("usage");
            long deliveries = delivered - before;
            return new Round(deliveries / connections, deliveries, nanos, usage[0], usage[1]);
        }

        /** How long the text of an event is. */
        long frameBytes() throws IOException {
            return clients.tell("bytes")[0];
        }

        @Override
        public void close() {
            clients.close();
            server.close();
        }
    }

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(FanoutOptions options) throws IOException {
        var flags = Benchmark.flags(FLAGS);
        var conditions = Benchmark.conditions(flags);
        try (var frames = new Crowd(Broadcaster.FRAMES, options.connections(), flags);
                var topic = new Crowd(Broadcaster.TOPIC, options.connections(), flags)) {
            frames.run(options.warmUp());
            topic.run(options.warmUp());
            measure(new ArrayList<>(List.of(frames, topic)), options);
            var report = conditions + "; " + options.rounds() + " rounds of "
                    + options.round().toMillis() / 1000.0
                    + " s, " + options.connections() + " connections, events of " + frames.frameBytes() + " and "
                    + topic.frameBytes() + " bytes.\n\n" + table(frames, topic);
            System.out.print(report);
            return report;
        }
    }

    private static void measure(List<Crowd> order, FanoutOptions options) throws IOException {
        for (int i = 0; i < options.rounds(); i++) {
            for (var crowd : order) {
                crowd.rounds.add(crowd.run(options.round()));
            }
            Collections.reverse(order);
        }
    }

    private static String table(Crowd frames, Crowd topic) {
        return """
                | | events/s (lowest–highest) | of the broadcast | server's CPU per delivery, ns | server's bytes allocated per delivery |
                | --- | --- | --- | --- | --- |
                """
                + row(frames, frames)
                + row(topic, frames)
                + String.format(Locale.ROOT, "\nThe aim is at least %.1f of the broadcast.\n", AIM);
    }

    private static String row(Crowd crowd, Crowd frames) {
        var rounds = crowd.rounds;
        var rates = sorted(rounds, Round::eventsPerSecond);
        var ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).eventsPerSecond() / frames.rounds.get(i).eventsPerSecond();
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f (%.0f–%.0f) | %s | %.0f | %.1f |\n",
                crowd.broadcaster.title(),
                Table.median(rates),
                rates[0],
                rates[rates.length - 1],
                crowd == frames
                        ? "1"
                        : String.format(
                                Locale.ROOT,
                                "%.2f (%.2f–%.2f)",
                                Table.median(ratios),
                                ratios[0],
                                ratios[ratios.length - 1]),
                Table.median(sorted(rounds, Round::cpuNanosPerDelivery)),
                Table.median(sorted(rounds, Round::bytesPerDelivery)));
    }

    private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray();
    }
}
