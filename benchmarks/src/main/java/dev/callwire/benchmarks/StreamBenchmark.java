package dev.callwire.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How fast the items of one stream come over one connection, beside frames that a Netty server sends in one direction. */
final class StreamBenchmark {
    private static final String HEAD = """
            | | items/s (lowest–highest) | of the frames | CPU s per million items | bytes allocated per item, client / server |
            | --- | --- | --- | --- | --- |
            """;
    private static final double AIM = 0.5;

    private StreamBenchmark() {}

    /** Runs it, prints it as it comes, and returns it in Markdown. */
    static String run(Options options) throws IOException {
        var entrants = Entrant.of(options);
        var flags = Benchmark.flags(options);
        System.out.println("Takes about " + options.length(entrants.size()).toSeconds() + " seconds");
        var report = Benchmark.conditions(options, flags) + "\n";
        try (var contest = Contest.start(entrants, options.loads(), options.pace(), flags)) {
            report += table(contest.run(Load.of(options.work(), 1)));
        }
        System.out.print(report);
        return report;
    }

    private static String table(Map<Entrant, List<Sample>> results) {
        var frames = results.entrySet().stream()
                .filter(entry -> entry.getKey().isFloor())
                .findFirst()
                .orElseThrow()
                .getValue();
        var table = new StringBuilder(HEAD);
        results.forEach((entrant, samples) -> table.append(row(entrant, samples, frames)));
        return table.append(String.format(Locale.ROOT, "\nThe aim is at least %.1f of the frames.\n", AIM))
                .toString();
    }

    private static String row(Entrant entrant, List<Sample> samples, List<Sample> frames) {
        var rates = sorted(samples, Sample::callsPerSecond);
        var ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = samples.get(i).callsPerSecond() / frames.get(i).callsPerSecond();
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.0fk (%.0fk–%.0fk) | %s | %.3f | %.0f / %.0f |\n",
                entrant.title(),
                Table.median(rates) / 1000,
                rates[0] / 1000,
                rates[rates.length - 1] / 1000,
                entrant.isFloor()
                        ? "1"
                        : String.format(
                                Locale.ROOT,
                                "%.2f (%.2f–%.2f)",
                                Table.median(ratios),
                                ratios[0],
                                ratios[ratios.length - 1]),
                10 * Table.median(sorted(samples, Sample::cpuSecondsPer100k)),
                Table.median(sorted(samples, Sample::clientBytesPerCall)),
                Table.median(sorted(samples, Sample::serverBytesPerCall)));
    }

    private static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray();
    }
}
