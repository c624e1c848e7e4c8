package dev.callwire.benchmarks;

import dev.callwire.benchmarks.stress.Cuts;
import dev.callwire.benchmarks.stress.Replay;
import dev.callwire.benchmarks.stress.Report;
import dev.callwire.benchmarks.stress.Rolling;
import dev.callwire.benchmarks.stress.Silence;
import dev.callwire.benchmarks.stress.StressOptions;
import dev.callwire.benchmarks.stress.Vanish;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a call costs: one connection over loopback between two processes, a number of calls in flight, every
 * result checked. The contestants run side by side, and what counts is how they compare within one run.
 */
public final class Benchmark {
    static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");

    /** Without these, newer JDKs warn of what Netty does on them. */
    private static final List<String> FLAGS_FROM_24 =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private Benchmark() {}

    /** Runs it; see {@code benchmarks/run --help}. */
    public static void main(String[] args) throws Exception {
        var arguments = Arrays.asList(args);
        if (arguments.contains("--help")) {
            System.out.println(String.join(
                    "\n",
                    Options.USAGE,
                    TargetsOptions.USAGE,
                    Options.USAGE_OF_STREAMS,
                    Options.USAGE_OF_ROUTERS,
                    FanoutOptions.USAGE,
                    IdleOptions.USAGE,
                    ProcessorCost.USAGE,
                    ProjectCost.USAGE,
                    PartsBenchmark.USAGE,
                    StressOptions.USAGE));
            return;
        }
        try {
            measure(args.length == 0 ? "" : args[0], arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nbenchmarks/run --help says what there is");
            System.exit(2);
        }
    }

    private static void measure(String what, List<String> arguments) throws Exception {
        switch (what) {
            case "idle" -> {
                var options = IdleOptions.parse(rest(arguments));
                write(options.output(), IdleBenchmark.run(options));
            }
            case "targets" -> {
                var options = TargetsOptions.OF_TARGETS.parse(rest(arguments));
                write(options.output(), Targets.run(options));
            }
            case "growth" -> {
                var options = TargetsOptions.OF_GROWTH.parse(rest(arguments));
                write(options.output(), Growth.run(options));
            }
            case "stream" -> {
                var options = Options.parseForStreams(rest(arguments));
                write(options.output(), StreamBenchmark.run(options));
            }
            case "router" -> {
                var options = Options.parseForRouters(rest(arguments));
                write(options.output(), RouterBenchmark.run(options));
            }
            case "fanout" -> {
                var options = FanoutOptions.parse(rest(arguments));
                write(options.output(), FanoutBenchmark.run(options));
            }
            case "processor" -> ProcessorCost.run(rest(arguments));
            case "project" -> ProjectCost.run(rest(arguments));
            case "jmh" -> PartsBenchmark.run(rest(arguments));
            case "cuts" -> stress(Cuts.DEFAULTS.parse(rest(arguments)), Cuts::run);
            case "rolling" -> stress(Rolling.DEFAULTS.parse(rest(arguments)), Rolling::run);
            case "hasty" -> stress(Rolling.DEFAULTS.parse(rest(arguments)), Rolling::runHastily);
            case "silence" -> stress(Silence.DEFAULTS.parse(rest(arguments)), Silence::run);
            case "replay" -> stress(Replay.DEFAULTS.parse(rest(arguments)), Replay::run);
            case "held" -> stress(HeldBenchmark.DEFAULTS.parse(rest(arguments)), HeldBenchmark::run);
            case "vanish" -> stress(Vanish.DEFAULTS.parse(rest(arguments)), Vanish::run);
            default -> {
                var options = Options.parse(arguments.toArray(String[]::new));
                write(options.output(), run(options));
            }
        }
    }

    /** A program that puts calls under stress. */
    private interface Stress {
        Report run(StressOptions options) throws Exception;
    }

    private static void stress(StressOptions options, Stress program) throws Exception {
        var report = program.run(options);
        System.out.print(report.text());
        write(options.output(), report.text());
        if (!report.faults().isEmpty()) {
            System.exit(1);
        }
    }

    private static String[] rest(List<String> arguments) {
        return arguments.subList(1, arguments.size()).toArray(String[]::new);
    }

    /** Writes a report, if it is wanted in a file. */
    static void write(@Nullable Path output, String report) throws IOException {
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
                + options.length(entrants.size()).toSeconds() + " seconds, most of the first "
                + options.warmUp().multipliedBy(entrants.size()).toSeconds() + " to warm up");
        var report = new StringBuilder();
        add(report, conditions(options, flags));
        try (var contest = Contest.start(entrants, options.loads(), options.pace(), flags)) {
            for (int inFlight : options.inFlight()) {
                add(report, "\n**" + inFlight + (inFlight == 1 ? " call" : " calls") + " in flight**\n\n");
                add(report, Table.of(contest.run(Load.of(options.work(), inFlight))));
            }
        }
        return report.toString();
    }

    private static void add(StringBuilder report, String text) {
        report.append(text);
        System.out.print(text);
    }

    /** Those of every server and client. */
    static List<String> flags(Options options) {
        var flags = flags(FLAGS);
        flags.addAll(options.jvmFlags());
        return flags;
    }

    /** These, and those that the JDK wants. */
    static List<String> flags(List<String> some) {
        var flags = new ArrayList<>(some);
        if (Runtime.version().feature() >= 24) {
            flags.addAll(FLAGS_FROM_24);
        }
        return flags;
    }

    /** On what a contest ran, and for how long. */
    static String conditions(Options options, List<String> flags) {
        return conditions(options.pace(), flags);
    }

    /** On what a contest ran, and for how long. */
    static String conditions(Pace pace, List<String> flags) {
        return "%s; %d rounds of %s s.\n"
                .formatted(conditions(flags), pace.rounds(), pace.round().toMillis() / 1000.0);
    }

    /** On what it ran, and how busy that was. */
    static String conditions(List<String> flags) {
        return machine() + "; every server and client with `" + String.join(" ", flags) + "`";
    }

    static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "JDK %d, %d processors, a load of %.1f when it began, %s, %s",
                Runtime.version().feature(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                system.getName(),
                Epoll.isAvailable() ? "epoll" : "NIO");
    }
}
