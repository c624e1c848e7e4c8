package dev.callwire.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How two figures compare: the median over the rounds of what they are to each other within one round, and the extremes.
 *
 * @param median of the rounds
 * @param lowest of them
 * @param highest of them
 */
record Ratio(double median, double lowest, double highest) {

    /** Of the samples' figure to that of other samples, taken in the same rounds. */
    static Ratio of(List<Sample> samples, List<Sample> others, ToDoubleFunction<Sample> figure) {
        var ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(samples.get(i)) / figure.applyAsDouble(others.get(i));
        }
        return of(ratios);
    }

    /** Of the samples' figure itself. */
    static Ratio of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return of(samples.stream().mapToDouble(figure).toArray());
    }

    /** Of figures in any order, which are sorted. */
    static Ratio of(double... figures) {
        Arrays.sort(figures);
        return new Ratio(Table.median(figures), figures[0], figures[figures.length - 1]);
    }

    /** How far the rates of some samples lie apart, as a share of their median. */
    static double spread(List<Sample> samples) {
        var rates = of(samples, Sample::callsPerSecond);
        return (rates.highest - rates.lowest) / rates.median;
    }

    /** With two decimals. */
    String text() {
        return text("%.2f");
    }

    /** In some format of each number. */
    @SuppressWarnings("FormatStringAnnotation") // the formats are this package's own
    String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median, lowest, highest);
    }
}
