package dev.callwire.benchmarks.stress;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much stress.
 *
 * @param count of cuts, of restarts of each server, of silences, of clients that vanish, or of seconds
 * @param inFlight calls at a time; of each client that vanishes, for these
 * @param seed of all that is random
 * @param output where the table is written as Markdown
 */
public record StressOptions(
        int count, int inFlight, long seed, @Nullable Path output) {
    public static final String USAGE = """
            usage: benchmarks/run cuts|rolling|hasty|silence|vanish|replay|held [OPTION...]
              --count N           cuts (200; 100 of a stream), restarts of each server (10), silences (20), clients that vanish (100),
                                  seconds for which a producer is held (60)
              --in-flight N       calls at a time; by default 64, 128 of each client that vanishes, 8 beside a stream;
                                  items of a stream for each cut (10000)
              --seed N            of all that is random; by default 1
              --jdk, --epoll and --output as above""";

    /** Options of a program whose own count and calls in flight are these. */
    public static StressOptions of(int count, int inFlight) {
        return new StressOptions(count, inFlight, 1, null);
    }

    /**
     * These, but for what the arguments say.
     *
     * @throws IllegalArgumentException that says which argument is wrong
     */
    public StressOptions parse(String... args) {
        var options = this;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " wants a value");
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private StressOptions with(String option, String value) {
        return switch (option) {
            case "--count" -> new StressOptions(number(option, value), inFlight, seed, output);
            case "--in-flight" -> new StressOptions(count, number(option, value), seed, output);
            case "--seed" -> new StressOptions(count, inFlight, number(option, value), output);
            case "--output" -> new StressOptions(count, inFlight, seed, Path.of(value));
            default -> throw new IllegalArgumentException("There is no option " + option);
        };
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As any other that is wrong.
        }
        throw new IllegalArgumentException(option + " wants a number from 1 on, not " + value);
    }
}
