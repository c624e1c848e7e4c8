package dev.callwire.benchmarks;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures what a call costs: one connection over loopback between two processes, a number of calls in flight, every
 * result checked. The contestants run side by side, and what counts is how they compare within one run.
 */
public final class Benchmark {
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");

    /** Without these, newer JDKs warn of what Netty does on them. */
    private static final List<String> FLAGS_FROM_24 =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private Benchmark() {}

    /** Runs it; see {@code benchmarks/run --help}. */
    public static void main(String[] args) throws IOException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        var report = run(options);
        var output = options.output();
        if (output != null) {
            Files.writeString(output, report);
            System.out.println("Written to " + output);
        }
    }

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(Options options) throws IOException {
        var entrants = Entrant.of(options);
        var flags = flags(options);
        System.out.println("Takes about "
                + Contest.length(options, entrants.size()).toSeconds() + " seconds, most of the first "
                + options.warmUp().multipliedBy(entrants.size()).toSeconds() + " to warm up");
        var report = new StringBuilder();
        add(report, conditions(options, flags));
        try (var contest = Contest.start(entrants, options, flags)) {
            for (int inFlight : options.inFlight()) {
                add(report, "\n**" + inFlight + (inFlight == 1 ? " call" : " calls") + " in flight**\n\n");
                add(report, Table.of(contest.run(inFlight)));
            }
        }
        return report.toString();
    }

    private static void add(StringBuilder report, String text) {
        report.append(text);
        System.out.print(text);
    }

    private static List<String> flags(Options options) {
        var flags = new ArrayList<>(FLAGS);
        if (Runtime.version().feature() >= 24) {
            flags.addAll(FLAGS_FROM_24);
        }
        flags.addAll(options.jvmFlags());
        return flags;
    }

    private static String conditions(Options options, List<String> flags) {
        return "JDK %s, %d processors, %s, %s; every server and client with `%s`; %d rounds of %s s.\n"
                .formatted(
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Epoll.isAvailable() ? "epoll" : "NIO",
                        String.join(" ", flags),
                        options.rounds(),
                        options.round().toMillis() / 1000.0);
    }
}
