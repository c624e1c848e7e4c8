package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Broadcaster;
import dev.callwire.benchmarks.contestant.Clients;
import dev.callwire.benchmarks.contestant.Contestant;
import dev.callwire.benchmarks.contestant.IdleConnections;
import dev.callwire.benchmarks.contestant.SlowReader;
import dev.callwire.benchmarks.contestant.Subscribers;
import dev.callwire.benchmarks.measure.Histogram;
import dev.callwire.benchmarks.measure.Memory;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Usage;
import dev.callwire.benchmarks.measure.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * One end of a contestant, in a process of its own: {@code server CONTESTANT}, {@code client CONTESTANT PORT CONNECTIONS},
 * {@code idle PORT} for many connections, {@code slow PORT} for one that reads a stream slowly, {@code broadcaster NAME}, or
 * {@code subscribers PORT COUNT}. It is told what to do by lines on its standard input, answers each by a line on
 * its standard output, and ends with its input.
 *
 * <ul>
 *   <li>At first a server says its port, and the others 0.
 *   <li>{@code usage}: processor nanoseconds and allocated bytes since the last {@code usage}.
 *   <li>{@code run IN_FLIGHT MILLIS}, a client: calls, nanoseconds, and the median and 99th percentile of the latency.
 *   <li>{@code echo IN_FLIGHT MILLIS}, a client: the same with orders; {@code text IN_FLIGHT MILLIS BYTES}: with texts.
 *   <li>{@code produced}, a server: how many items its stream has produced.
 *   <li>{@code begin}, a slow client, and {@code delivered}: how many items it has read.
 *   <li>{@code memory}, a server or a slow client: bytes of the heap, direct ones, and those of the process.
 *   <li>{@code histogram}, a server: counts its objects by class; {@code histogram CONNECTIONS FILE} writes what has come
 *       since, for each connection.
 *   <li>{@code publish COUNT}, a broadcaster: returns when the events are on their way.
 *   <li>{@code await COUNT}, subscribers: returns when all together have got so many; {@code bytes}: of one.
 *   <li>{@code open COUNT}, {@code call METHOD} over each, and {@code close}, an idle client.
 * </ul>
 */
final class End {
    /** What a line begins with that is an answer, and not the JVM's own. */
    static final String ANSWER = "answer:";

    private End() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "server" -> serve(contestant(args[1]));
            case "client" -> call(contestant(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "broadcaster" -> broadcast(Broadcaster.of(args[1]));
            case "subscribers" -> subscribe(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            case "slow" -> readSlowly(Integer.parseInt(args[1]));
            default -> idle(Integer.parseInt(args[1]));
        }
        System.exit(0); // whatever threads a contestant has left
    }

    private static Contestant contestant(String option) {
        return Contestant.of(option, List.of(Contestant.values()));
    }

    private static void serve(Contestant contestant) throws Exception {
        try (var server = contestant.serve()) {
            say(server.port());
            obey(command -> switch (command[0]) {
                case "memory" -> memory();
                case "produced" -> new long[] {server.produced()};
                case "histogram" -> histogram(command);
                default -> usage();
            });
        }
    }

    private static void call(Contestant contestant, int port, int connections) throws Exception {
        try (var client =
                connections == 1 ? contestant.connect(port) : Clients.connect(contestant, port, connections)) {
            say(0);
            obey(command -> {
                if (command[0].equals("usage")) {
                    return usage();
                }
                return run(
                        command,
                        switch (command[0]) {
                            case "echo" -> client::echo;
                            case "text" -> {
                                int bytes = Integer.parseInt(command[3]);
                                yield (inFlight, window) -> client.text(bytes, inFlight, window);
                            }
                            default -> client::run;
                        });
            });
        }
    }

    private interface Run {
        Tally of(int inFlight, Window window) throws Exception;
    }

    private static long[] run(String[] command, Run run) throws Exception {
        int inFlight = Integer.parseInt(command[1]);
        var time = Duration.ofMillis(Long.parseLong(command[2]));
        long start = System.nanoTime();
        var tally = run.of(inFlight, Window.of(time));
        long nanos = System.nanoTime() - start;
        var latencies = tally.latencies();
        return new long[] {tally.calls(), nanos, latencies.percentile(0.5), latencies.percentile(0.99)};
    }

    private static void readSlowly(int port) throws Exception {
        try (var reader = SlowReader.connect(port)) {
            say(0);
            obey(command -> switch (command[0]) {
                case "begin" -> {
                    reader.begin();
                    yield new long[0];
                }
                case "delivered" -> new long[] {reader.delivered()};
                case "memory" -> memory();
                default -> run(command, reader::call);
            });
        }
    }

    private static void broadcast(Broadcaster broadcaster) throws Exception {
        try (var server = broadcaster.serve()) {
            say(server.port());
            obey(command -> {
                if (command[0].equals("usage")) {
                    return usage();
                }
                server.publish(Integer.parseInt(command[1]));
                return new long[0];
            });
        }
    }

    private static void subscribe(int port, int count) throws Exception {
        try (var subscribers = Subscribers.connect(port, count)) {
            say(0);
            obey(command -> {
                if (command[0].equals("bytes")) {
                    return new long[] {subscribers.frameBytes()};
                }
                subscribers.await(Long.parseLong(command[1]));
                return new long[0];
            });
        }
    }

    private static void idle(int port) throws Exception {
        try (var connections = new IdleConnections(port)) {
            say(0);
            obey(command -> {
                switch (command[0]) {
                    case "open" -> connections.open(Integer.parseInt(command[1]));
                    case "call" -> connections.call(command[1]);
                    default -> connections.closeAll();
                }
                return new long[0];
            });
        }
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

    private static long[] memory() throws IOException, InterruptedException {
        var now = Memory.now();
        return new long[] {now.heap(), now.direct(), now.resident()};
    }

    private static @Nullable Histogram counted;

    private static long[] histogram(String[] command) throws IOException, JMException {
        var now = Histogram.now();
        if (counted != null && command.length > 1) {
            Files.writeString(Path.of(command[2]), now.since(counted, Integer.parseInt(command[1])));
        }
        counted = now;
        return new long[0];
    }

    private static void say(long... numbers) {
        var line = new StringBuilder(ANSWER);
        for (var number : numbers) {
            line.append(' ').append(number);
        }
        System.out.println(line);
    }
}
