package dev.callwire.benchmarks;

import dev.callwire.benchmarks.contestant.Contestant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is run, and for how long.
 *
 * @param contestants the first is always among them, since all others are compared with it
 * @param work what is called
 * @param inFlight numbers of calls in flight, a table for each
 * @param rounds how often each contestant is measured
 * @param round how long a measurement lasts
 * @param warmUp how long each contestant runs unmeasured
 * @param before another build of the runtime, as a jar or a directory of classes, to be compared with this one
 * @param jvmFlags of every server and client alike, besides those there always are
 * @param output where the tables are written as Markdown
 */
record Options(
        List<Contestant> contestants,
        Work work,
        List<Integer> inFlight,
        int rounds,
        Duration round,
        Duration warmUp,
        @Nullable Path before,
        List<String> jvmFlags,
        @Nullable Path output) {

    static final String USAGE = """
            usage: benchmarks/run [OPTION...]
              --contestants LIST  of echo, own_echo, hand, own_hand, best, best_later, best_blocking, callwire, later,
                                  blocking; all by default
              --work WORK         add or echo: of two numbers, or of an order of about 1 KiB; by default add
              --in-flight LIST    numbers of calls in flight; by default 64,1,1024
              --rounds N          measurements of each contestant; by default 5
              --seconds S         of a measurement; by default 0.7
              --warm-up S         of each contestant, unmeasured; by default 5
              --jdk DIR           runs on another JDK than it is built with
              --epoll             Netty's native transport in place of NIO
              --before PATH       compares with another build of rpc-runtime, a jar or a directory of classes
              --jvm-flags FLAGS   of all servers and clients, separated by spaces
              --output FILE       by default benchmarks/target/calls-JDK.md""";

    static final String USAGE_OF_STREAMS = """
            usage: benchmarks/run stream [OPTION...]
              --contestants LIST  of frames, best_stream, here, workers, loop; all by default
              --rounds, --seconds, --warm-up, --before, --jvm-flags, --jdk, --epoll and --output as above""";

    static final String USAGE_OF_ROUTERS = """
            usage: benchmarks/run router [OPTION...]
              --contestants LIST  of jawampa, router, wamp, and the same with _events; all by default
              --in-flight LIST    numbers of calls, and of events, in flight; by default 64
              --rounds, --seconds, --warm-up, --jvm-flags, --jdk, --epoll and --output as above""";

    Options {
        contestants = List.copyOf(contestants);
        inFlight = List.copyOf(inFlight);
        jvmFlags = List.copyOf(jvmFlags);
    }

    Pace pace() {
        return new Pace(rounds, round, warmUp);
    }

    /** A table for each. */
    List<Load> loads() {
        return inFlight.stream().map(count -> Load.of(work, count)).toList();
    }

    /** About how long a contest of so many takes. */
    Duration length(int entrants) {
        return pace().length(entrants, inFlight.size());
    }

    /** @throws IllegalArgumentException that says which argument is wrong */
    static Options parse(String... args) {
        return parse(Contestant.ofCalls(), List.of(64, 1, 1024), args);
    }

    /** Of a contest of streams: one at a time. */
    static Options parseForStreams(String... args) {
        return parse(Contestant.ofStreams(), List.of(1), args);
    }

    /** Of two contests of routers: calls, and events. */
    static Options parseForRouters(String... args) {
        var all = new ArrayList<>(Contestant.ofRoutedCalls());
        all.addAll(Contestant.ofRoutedEvents());
        return parse(all, List.of(64), args);
    }

    /** The same with those contestants alone that are among some; the first of these is always there. */
    Options among(List<Contestant> some) {
        var kept = some.stream()
                .filter(contestant -> contestant == some.get(0) || contestants.contains(contestant))
                .toList();
        return new Options(kept, work, inFlight, rounds, round, warmUp, before, jvmFlags, output);
    }

    private static Options parse(List<Contestant> all, List<Integer> usual, String... args) {
        var contestants = all;
        var work = Work.ADD;
        var inFlight = usual;
        int rounds = 5;
        var round = Duration.ofMillis(700);
        var warmUp = Duration.ofSeconds(5);
        Path before = null;
        var jvmFlags = List.<String>of();
        Path output = null;
        for (int i = 0; i < args.length; i += 2) {
            var value = value(args, i);
            switch (args[i]) {
                case "--contestants" -> contestants = contestants(value, all);
                case "--work" -> work = Work.of(value);
                case "--in-flight" ->
                    inFlight = list(value).stream().map(Options::positive).toList();
                case "--rounds" -> rounds = positive(value);
                case "--seconds" -> round = seconds(value);
                case "--warm-up" -> warmUp = seconds(value);
                case "--before" -> before = Path.of(value);
                case "--jvm-flags" -> jvmFlags = Arrays.asList(value.trim().split(" +"));
                case "--output" -> output = Path.of(value);
                default -> throw unknown(args[i]);
            }
        }
        return new Options(contestants, work, inFlight, rounds, round, warmUp, before, jvmFlags, output);
    }

    /** The value of the option that stands there. */
    static String value(String[] args, int option) {
        if (option + 1 == args.length) {
            throw new IllegalArgumentException("Every option has a value, but " + args[option] + " stands alone");
        }
        return args[option + 1];
    }

    static IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException("There is no option " + option);
    }

    private static List<Contestant> contestants(String value, List<Contestant> all) {
        var named = new ArrayList<Contestant>();
        named.add(all.get(0));
        for (var option : list(value)) {
            var contestant = Contestant.of(option, all);
            if (!named.contains(contestant)) {
                named.add(contestant);
            }
        }
        return named;
    }

    private static List<String> list(String value) {
        return Arrays.asList(value.split(","));
    }

    /** A number from 1 on. */
    static int positive(String value) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (number <= 0) {
            throw new IllegalArgumentException("A number from 1 on is expected, not '" + value + "'");
        }
        return number;
    }

    /** A number of seconds. */
    static Duration seconds(String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (!(number >= 0.01 && number <= 600)) {
            throw new IllegalArgumentException("A number of seconds from 0.01 to 600 is expected, not '" + value + "'");
        }
        return Duration.ofMillis((long) (number * 1000));
    }
}
