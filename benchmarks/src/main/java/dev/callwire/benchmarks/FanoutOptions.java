package dev.callwire.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a broadcast is measured.
 *
 * @param connections of each server, a subscriber each
 * @param rounds how often each server is measured
 * @param round how long a measurement lasts
 * @param warmUp how long each server runs unmeasured
 * @param output where the table is written as Markdown
 */
record FanoutOptions(
        int connections,
        int rounds,
        Duration round,
        Duration warmUp,
        @Nullable Path output) {
    static final String USAGE = """
            usage: benchmarks/run fanout [OPTION...]
              --connections N     of each server, a subscriber each; by default 1000
              --rounds N          measurements of each server; by default 5
              --seconds S         of a measurement; by default 2
              --warm-up S         of each server, unmeasured; by default 10
              --jdk, --epoll and --output as above""";

    /** @throws IllegalArgumentException that says which argument is wrong */
    static FanoutOptions parse(String... args) {
        int connections = 1000;
        int rounds = 5;
        var round = Duration.ofSeconds(2);
        var warmUp = Duration.ofSeconds(10);
        Path output = null;
        for (int i = 0; i < args.length; i += 2) {
            var value = Options.value(args, i);
            switch (args[i]) {
                case "--connections" -> connections = Options.positive(value);
                case "--rounds" -> rounds = Options.positive(value);
                case "--seconds" -> round = Options.seconds(value);
                case "--warm-up" -> warmUp = Options.seconds(value);
                case "--output" -> output = Path.of(value);
                default -> throw Options.unknown(args[i]);
            }
        }
        return new FanoutOptions(connections, rounds, round, warmUp, output);
    }
}
