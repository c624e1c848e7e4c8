package dev.callwire.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What small parts cost by themselves: nanoseconds and allocated bytes, by JMH. */
final class PartsBenchmark {
    static final String USAGE = """
            usage: benchmarks/run jmh [PATTERN] [OPTION...]
              PATTERN             a regular expression that is found in a benchmark's class or method; by default all
              --smoke yes         each for some milliseconds within this process; the figures mean nothing
              --jdk and --output as above""";

    private static final String HEAD = "| part | ns | ± | bytes allocated |\n| --- | --- | --- | --- |\n";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final TimeValue ITERATION = TimeValue.milliseconds(500);

    private PartsBenchmark() {}

    /** Runs those that the arguments name, and writes the table. */
    static void run(String[] args) throws IOException {
        var pattern = ".*";
        boolean smoke = false;
        Path output = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--output")) {
                output = Path.of(Options.value(args, i++));
            } else if (args[i].equals("--smoke")) {
                smoke = Options.value(args, i++).equals("yes");
            } else if (args[i].startsWith("--")) {
                throw Options.unknown(args[i]);
            } else {
                pattern = args[i];
            }
        }
        Benchmark.write(output, run(pattern, smoke));
    }

    /**
     * Runs those that a pattern is found in, prints the table, and returns it in Markdown.
     *
     * @throws IllegalArgumentException if it is found in none
     */
    static String run(String pattern, boolean smoke) throws IOException {
        System.out.println(smoke ? "Takes some seconds" : "All take about a minute and a half");
        var report = new StringBuilder(Benchmark.machine()).append(".\n\n").append(HEAD);
        for (var result : results(pattern, smoke)) {
            report.append(row(result));
        }
        System.out.print(report);
        return report.toString();
    }

    private static Collection<RunResult> results(String pattern, boolean smoke) throws IOException {
        var options = new OptionsBuilder()
                .include(pattern)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            return new Runner((smoke ? shortly(options) : duly(options)).build()).run();
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("There is no part with '" + pattern + "' in its name", e);
        } catch (RunnerException e) {
            throw new IOException("JMH has failed", e);
        }
    }

    private static ChainedOptionsBuilder duly(ChainedOptionsBuilder options) {
        return options.forks(1)
                .jvmArgs(jvmFlags().toArray(String[]::new))
                .warmupIterations(3)
                .warmupTime(ITERATION)
                .measurementIterations(5)
                .measurementTime(ITERATION);
    }

    private static ChainedOptionsBuilder shortly(ChainedOptionsBuilder options) {
        System.setProperty("jmh.ignoreLock", "true"); // nothing is measured that another run could spoil
        return options.forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10));
    }

    private static List<String> jvmFlags() {
        return Benchmark.flags(List.of("-Xms256m", "-Xmx256m"));
    }

    private static String row(RunResult run) {
        Result<?> time = run.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %s | %.0f |\n",
                name(run.getParams()),
                time.getScore(),
                Double.isNaN(time.getScoreError()) ? "" : String.format(Locale.ROOT, "%.1f", time.getScoreError()),
                allocated(run));
    }

    /** The class and the method, and what it is done with. */
    private static String name(BenchmarkParams params) {
        var method = params.getBenchmark();
        var type = method.substring(0, method.lastIndexOf('.'));
        var with = params.getParamsKeys().stream()
                .map(key -> ", " + key + " = " + params.getParam(key))
                .collect(Collectors.joining());
        return "`" + method.substring(type.lastIndexOf('.') + 1) + "`" + with;
    }

    private static double allocated(RunResult run) {
        var figures = run.getSecondaryResults();
        for (var name : figures.keySet()) {
            if (name.endsWith(ALLOCATED)) {
                Result<?> figure = figures.get(name);
                return figure.getScore();
            }
        }
        return Double.NaN;
    }
}
