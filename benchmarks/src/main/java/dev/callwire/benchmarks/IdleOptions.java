package dev.callwire.benchmarks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How idle connections are measured.
 *
 * @param connections of each server
 * @param rounds how often each server is measured, every time in new processes
 * @param histogram whether the report says which classes the bytes are of
 * @param output where the table is written as Markdown
 */
record IdleOptions(
        int connections,
        int rounds,
        boolean histogram,
        @Nullable Path output) {
    /** What a server of Callwire's admits by default. */
    static final int MOST = 10_000;

    /** What a process has open besides. */
    private static final int OTHER_FILES = 500;

    static final String USAGE = """
            usage: benchmarks/run idle [OPTION...]
              --connections N     of each server; by default 10000, which is the most
              --rounds N          measurements of each server; by default 3
              --histogram yes     which classes the bytes are of
              --jdk, --epoll and --output as above""";

    /** @throws IllegalArgumentException that says which argument is wrong */
    static IdleOptions parse(String... args) {
        int connections = MOST;
        int rounds = 3;
        boolean histogram = false;
        Path output = null;
        for (int i = 0; i < args.length; i += 2) {
            var value = Options.value(args, i);
            switch (args[i]) {
                case "--connections" -> connections = Options.positive(value);
                case "--rounds" -> rounds = Options.positive(value);
                case "--histogram" -> histogram = value.equals("yes");
                case "--output" -> output = Path.of(value);
                default -> throw Options.unknown(args[i]);
            }
        }
        if (connections > MOST) {
            throw new IllegalArgumentException("A server admits " + MOST + " connections, not " + connections);
        }
        return new IdleOptions(connections, rounds, histogram, output);
    }

    /** With as many connections as may be open files, less some for the rest of a process. */
    IdleOptions within(long openFiles) {
        long most = Math.max(1, openFiles - OTHER_FILES);
        return most >= connections ? this : new IdleOptions((int) most, rounds, histogram, output);
    }
}
