package dev.callwire.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How targets, or growth, are measured.
 *
 * @param connections of the servers that idle ones are counted at; 0 for none
 * @param output where the tables are written as Markdown
 * @param plot where the plot is written
 */
record TargetsOptions(
        Pace pace,
        int connections,
        @Nullable Path output,
        @Nullable Path plot) {

    static final String USAGE = """
            usage: benchmarks/run targets [OPTION...]
              --rounds N          measurements of each contestant; by default 5
              --seconds S         of a measurement; by default 0.5
              --warm-up S         of each contestant, unmeasured; by default 6
              --connections N     idle ones at each server; by default 2000
              --plot FILE         by default benchmarks/target/targets-JDK.svg
              --jdk, --epoll and --output as above
            usage: benchmarks/run growth [OPTION...]
              --rounds, --seconds, --warm-up (by default 5), --plot, --jdk, --epoll and --output as above""";

    static final TargetsOptions OF_TARGETS =
            new TargetsOptions(new Pace(5, Duration.ofMillis(500), Duration.ofSeconds(6)), 2000, null, null);

    static final TargetsOptions OF_GROWTH =
            new TargetsOptions(new Pace(5, Duration.ofMillis(400), Duration.ofSeconds(5)), 0, null, null);

    /**
     * These, but for what arguments say.
     *
     * @throws IllegalArgumentException that says which argument is wrong
     */
    TargetsOptions parse(String... args) {
        int rounds = pace.rounds();
        var round = pace.round();
        var warmUp = pace.warmUp();
        int idle = connections;
        var written = output;
        var drawn = plot;
        for (int i = 0; i < args.length; i += 2) {
            var value = Options.value(args, i);
            switch (args[i]) {
                case "--rounds" -> rounds = Options.positive(value);
                case "--seconds" -> round = Options.seconds(value);
                case "--warm-up" -> warmUp = Options.seconds(value);
                case "--connections" -> idle = Options.positive(value);
                case "--output" -> written = Path.of(value);
                case "--plot" -> drawn = Path.of(value);
                default -> throw Options.unknown(args[i]);
            }
        }
        return new TargetsOptions(new Pace(rounds, round, warmUp), idle, written, drawn);
    }
}
