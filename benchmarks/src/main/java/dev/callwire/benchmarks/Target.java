package dev.callwire.benchmarks;

import java.util.Locale;

/**
 * A figure that is aimed at, and what was reached.
 *
 * @param figure in words
 * @param reached in one run
 * @param format of a number
 * @param bound that it is held against
 * @param atLeast whether it is to be as much as that, and not at most
 */
record Target(String figure, Ratio reached, String format, double bound, boolean atLeast) {

    /** What the table begins with. */
    static final String HEAD = "| figure | reached (lowest–highest) | target | met |\n| --- | --- | --- | --- |\n";

    static Target atLeast(double bound, String figure, Ratio reached) {
        return new Target(figure, reached, "%.2f", bound, true);
    }

    static Target atMost(double bound, String figure, Ratio reached) {
        return new Target(figure, reached, "%.2f", bound, false);
    }

    static Target bytesAtMost(double bound, String figure, Ratio reached) {
        return new Target(figure, reached, "%.0f", bound, false);
    }

    boolean isMet() {
        return atLeast ? reached.median() >= bound : reached.median() <= bound;
    }

    /** Whether some rounds say one thing and some the other. */
    private boolean isClose() {
        return reached.lowest() <= bound && bound <= reached.highest();
    }

    String row() {
        return "| " + figure + " | " + reached.text(format) + " | " + (atLeast ? "at least " : "at most ")
                + number(bound) + " | " + (isMet() ? "yes" : "**no**") + (isClose() ? ", within the noise" : "")
                + " |\n";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
