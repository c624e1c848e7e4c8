package dev.callwire.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What an idle connection costs the server: its memory with none and with many, side by side with a WebSocket server of
 * Netty's own handlers. Every server is a new process, and the collector one whose figures are exact.
 */
final class IdleBenchmark {
    private static final List<String> FLAGS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");
    private static final List<Contestant> SERVERS = List.of(Contestant.ECHO, Contestant.CALLWIRE);

    /** Opened and closed first, so that what a server has once is there before the measurement. */
    private static final int FIRST = 100;

    private static final String METHOD = "sum";
    private static final int AIM = 4096;

    private final IdleOptions options;
    private final List<String> flags;

    private IdleBenchmark(IdleOptions options, List<String> flags) {
        this.options = options;
        this.flags = flags;
    }

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(IdleOptions asked) throws IOException {
        var options = asked.within(openFiles());
        if (options.connections() < asked.connections()) {
            System.out.println("No more than " + openFiles() + " files may be open, so " + options.connections()
                    + " connections are measured in place of " + asked.connections());
        }
        return new IdleBenchmark(options, Benchmark.flags(FLAGS)).run();
    }

    /** How many bytes more than Netty's an idle connection of Callwire's takes, a figure for each round. */
    static double[] more(int connections, int rounds) throws IOException {
        var options = new IdleOptions(connections, rounds, false, null).within(openFiles());
        var costs = new IdleBenchmark(options, Benchmark.flags(FLAGS)).costs();
        return more(costs.get(0), costs.get(1));
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * Bytes for each connection, on top of what the server had without any.
     *
     * @param opened when nothing was sent yet
     * @param used when one call was made over each
     * @param left when all were closed again
     */
    record Cost(Bytes opened, Bytes used, Bytes left) {}

    record Bytes(double heap, double direct, double outside) {
        static Bytes of(long[] now, long[] before, int connections) {
            return new Bytes(
                    (double) (now[0] - before[0]) / connections,
                    (double) (now[1] - before[1]) / connections,
                    (double) (now[2] - before[2]) / connections);
        }
    }

    private List<List<Cost>> costs() throws IOException {
        var costs = new ArrayList<List<Cost>>();
        SERVERS.forEach(server -> costs.add(new ArrayList<>()));
        var order = new ArrayList<>(List.of(0, 1));
        for (int round = 0; round < options.rounds(); round++) {
            for (int server : order) {
                costs.get(server).add(measure(SERVERS.get(server)));
            }
            Collections.reverse(order);
        }
        return costs;
    }

    private String run() throws IOException {
        var costs = costs();
        var report = report(costs.get(0), costs.get(1));
        if (options.histogram()) {
            for (var server : SERVERS) {
                report += "\n**" + server.title() + "**, by class, for each connection\n\n" + histogram(server);
            }
        }
        System.out.print(report);
        return report;
    }

    private Cost measure(Contestant contestant) throws IOException {
        try (var server = EndProcess.start(classPath(), flags, "server", contestant.option());
                var client = EndProcess.start(classPath(), flags, "idle", Long.toString(server.hear()[0]))) {
            begin(client);
            var before = server.tell("memory");
            client.tell("open " + options.connections());
            var opened = server.tell("memory");
            client.tell("call " + METHOD);
            var used = server.tell("memory");
            client.tell("call " + METHOD); // all of them are still there
            client.tell("close");
            var left = server.tell("memory");
            return new Cost(per(opened, before), per(used, before), per(left, before));
        }
    }

    private String histogram(Contestant contestant) throws IOException {
        var file = Files.createTempFile("histogram", ".md");
        try (var server = EndProcess.start(classPath(), flags, "server", contestant.option());
                var client = EndProcess.start(classPath(), flags, "idle", Long.toString(server.hear()[0]))) {
            begin(client);
            server.tell("histogram");
            client.tell("open " + options.connections());
            client.tell("call " + METHOD);
            server.tell("histogram " + options.connections() + " " + file);
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void begin(EndProcess client) throws IOException {
        client.hear();
        client.tell("open " + FIRST);
        client.tell("call " + METHOD);
        client.tell("close");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private Bytes per(long[] now, long[] before) {
        return Bytes.of(now, before, options.connections());
    }

    private static double[] more(List<Cost> echo, List<Cost> callwire) {
        var more = new double[echo.size()];
        for (int i = 0; i < more.length; i++) {
            more[i] = callwire.get(i).used().heap()
                    + callwire.get(i).used().direct()
                    - echo.get(i).used().heap()
                    - echo.get(i).used().direct();
        }
        Arrays.sort(more);
        return more;
    }

    private String report(List<Cost> echo, List<Cost> callwire) {
        var more = more(echo, callwire);
        return Benchmark.conditions(flags) + "; " + options.rounds() + " rounds of " + options.connections()
                + " connections.\n\n" + """
                | bytes for each connection | heap, opened | heap, after a call | direct memory | process outside the heap | heap, after closing |
                | --- | --- | --- | --- | --- | --- |
                """
                + row("Netty's WebSocket handlers", echo)
                + row("Callwire", callwire)
                + String.format(
                        Locale.ROOT,
                        "\nAfter a call, heap and direct memory together, Callwire's connection has **%.0f bytes more** (%.0f–%.0f); the aim is at most %d.\n",
                        Table.median(more),
                        more[0],
                        more[more.length - 1],
                        AIM);
    }

    private static String row(String server, List<Cost> costs) {
        return "| " + server + " | "
                + figure(costs, cost -> cost.opened().heap()) + " | "
                + figure(costs, cost -> cost.used().heap()) + " | "
                + figure(costs, cost -> cost.used().direct()) + " | "
                + figure(costs, cost -> cost.used().outside()) + " | "
                + figure(costs, cost -> cost.left().heap()) + " |\n";
    }

    private static String figure(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        var sorted = costs.stream().mapToDouble(figure).sorted().toArray();
        return String.format(
                Locale.ROOT, "%.0f (%.0f–%.0f)", Table.median(sorted), sorted[0], sorted[sorted.length - 1]);
    }
}
