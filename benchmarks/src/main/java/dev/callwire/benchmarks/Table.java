package dev.callwire.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Samples as a table in Markdown. */
final class Table {
    private static final String HEAD = """
            | | calls/s (lowest–highest) | of the echo | p50 / p99, µs | CPU s per 100k calls | bytes allocated per call, client / server |
            | --- | --- | --- | --- | --- | --- |
            """;

    private Table() {}

    /** One row for each entrant; every figure is the median over the rounds. */
    static String of(Map<Entrant, List<Sample>> results) {
        var echo = results.entrySet().stream()
                .filter(entry -> entry.getKey().isFloor())
                .findFirst()
                .orElseThrow()
                .getValue();
        var table = new StringBuilder(HEAD);
        results.forEach((entrant, samples) -> table.append(row(entrant, samples, echo)));
        var rates = sorted(echo, Sample::callsPerSecond);
        double spread = (rates[rates.length - 1] - rates[0]) / median(rates);
        return table.append(text("\nNoise: the echo's own rounds differ by %.0f %% of their median.\n", 100 * spread))
                .toString();
    }

    private static String row(Entrant entrant, List<Sample> samples, List<Sample> echo) {
        var rates = sorted(samples, Sample::callsPerSecond);
        var ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = samples.get(i).callsPerSecond() / echo.get(i).callsPerSecond();
        }
        Arrays.sort(ratios);
        return text(
                "| %s | %s (%s–%s) | %s | %.0f / %.0f | %.3f | %.0f / %.0f |\n",
                entrant.title(),
                thousands(median(rates)),
                thousands(rates[0]),
                thousands(rates[rates.length - 1]),
                entrant.isFloor()
                        ? "1"
                        : text("%.2f (%.2f–%.2f)", median(ratios), ratios[0], ratios[ratios.length - 1]),
                median(sorted(samples, Sample::p50)) / 1000,
                median(sorted(samples, Sample::p99)) / 1000,
                median(sorted(samples, Sample::cpuSecondsPer100k)),
                median(sorted(samples, Sample::clientBytesPerCall)),
                median(sorted(samples, Sample::serverBytesPerCall)));
    }

    private static String thousands(double callsPerSecond) {
        return callsPerSecond < 100_000 ? text("%.1fk", callsPerSecond / 1000) : text("%.0fk", callsPerSecond / 1000);
    }

    private static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray();
    }

    /** Of sorted figures. */
    static double median(double... sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @SuppressWarnings("AnnotateFormatMethod") // private, and called with the formats of this table alone
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
