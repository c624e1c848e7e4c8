package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import dev.callwire.benchmarks.measure.Usage;
import dev.callwire.benchmarks.measure.Window;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One end of a contestant, in a process of its own: {@code server CONTESTANT} or {@code client CONTESTANT PORT}. It is
 * told what to do by lines on its standard input, answers each by a line on its standard output, and ends with its input.
 *
 * <ul>
 *   <li>At first a server says its port, and a client 0.
 *   <li>{@code usage}: processor nanoseconds and allocated bytes since the last {@code usage}.
 *   <li>{@code run IN_FLIGHT MILLIS}, a client: calls, nanoseconds, and the median and 99th percentile of the latency.
 * </ul>
 */
final class End {
    /** What a line begins with that is an answer, and not the JVM's own. */
    static final String ANSWER = "answer:";

    private End() {}

    public static void main(String[] args) throws Exception {
        var contestant = Contestant.of(args[1]);
        if (args[0].equals("server")) {
            try (var server = contestant.serve()) {
                say(server.port());
                obey(command -> usage());
            }
        } else {
            try (var client = contestant.connect(Integer.parseInt(args[2]))) {
                say(0);
                obey(command -> {
                    if (command[0].equals("usage")) {
                        return usage();
                    }
                    int inFlight = Integer.parseInt(command[1]);
                    var time = Duration.ofMillis(Long.parseLong(command[2]));
                    long start = System.nanoTime();
                    var tally = client.run(inFlight, Window.of(time));
                    long nanos = System.nanoTime() - start;
                    var latencies = tally.latencies();
                    return new long[] {tally.calls(), nanos, latencies.percentile(0.5), latencies.percentile(0.99)};
                });
            }
        }
        System.exit(0); // whatever threads a contestant has left
    }

    private interface Obedience {
        long[] answer(String[] command) throws Exception;
    }

    private static void obey(Obedience obedience) throws Exception {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            say(obedience.answer(line.split(" ")));
        }
    }

    private static Usage last = Usage.now();

    private static long[] usage() {
        var now = Usage.now();
        var used = now.since(last);
        last = now;
        return new long[] {used.cpuNanos(), used.allocatedBytes()};
    }

    private static void say(long... numbers) {
        var line = new StringBuilder(ANSWER);
        for (var number : numbers) {
            line.append(' ').append(number);
        }
        System.out.println(line);
    }
}
