package dev.callwire.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Samples as a table in Markdown. */
final class Table {
    private Table() {}

    /** One row for each entrant, compared with the echo among them; every figure is the median over the rounds. */
    static String of(Map<Entrant, List<Sample>> results) {
        var echo =
                results.keySet().stream().filter(Entrant::isFloor).findFirst().orElseThrow();
        return of(results, echo, "echo");
    }

    /** The same, compared with any of them, which has a name of one word. */
    static String of(Map<Entrant, List<Sample>> results, Entrant measure, String name) {
        var measured = Objects.requireNonNull(results.get(measure));
        var table = new StringBuilder("| | calls/s (lowest–highest) | of the " + name
                + " | p50 / p99, µs | CPU s per 100k calls | bytes allocated per call, client / server |\n"
                + "| --- | --- | --- | --- | --- | --- |\n");
        results.forEach((entrant, samples) -> table.append(row(entrant, samples, entrant.equals(measure), measured)));
        return table.append(text(
                        "\nNoise: the %s's own rounds differ by %.0f %% of their median.\n",
                        name, 100 * Ratio.spread(measured)))
                .toString();
    }

    private static String row(Entrant entrant, List<Sample> samples, boolean isMeasure, List<Sample> measured) {
        var rates = sorted(samples, Sample::callsPerSecond);
        return text(
                "| %s | %s (%s–%s) | %s | %.0f / %.0f | %.3f | %.0f / %.0f |\n",
                entrant.title(),
                thousands(median(rates)),
                thousands(rates[0]),
                thousands(rates[rates.length - 1]),
                isMeasure
                        ? "1"
                        : Ratio.of(samples, measured, Sample::callsPerSecond).text(),
                median(sorted(samples, Sample::p50)) / 1000,
                median(sorted(samples, Sample::p99)) / 1000,
                median(sorted(samples, Sample::cpuSecondsPer100k)),
                median(sorted(samples, Sample::clientBytesPerCall)),
                median(sorted(samples, Sample::serverBytesPerCall)));
    }

    static String thousands(double callsPerSecond) {
        if (callsPerSecond < 1000) {
            return text("%.0f", callsPerSecond);
        }
        return callsPerSecond < 100_000 ? text("%.1fk", callsPerSecond / 1000) : text("%.0fk", callsPerSecond / 1000);
    }

    static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
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
