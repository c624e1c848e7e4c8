package dev.callwire.maven.docs;

import dev.callwire.schema.Constraints;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers made up within their bounds. */
final class NumberSample {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private NumberSample() {}

    /** Null if there is none. */
    static @Nullable String integer(Constraints constraints, int variant) {
        return first(constraints, BigDecimal.valueOf(1L + variant), BigDecimal.ONE, true);
    }

    static @Nullable String number(Constraints constraints, int variant) {
        boolean whole = Integer.valueOf(0).equals(constraints.fractionDigits());
        BigDecimal wanted = BigDecimal.valueOf(4L + variant);
        return first(constraints, whole ? wanted : wanted.add(new BigDecimal("0.5")), new BigDecimal("0.5"), whole);
    }

    private static @Nullable String first(Constraints constraints, BigDecimal wanted, BigDecimal step, boolean whole) {
        List<BigDecimal> candidates = new ArrayList<>(List.of(wanted));
        BigDecimal minimum = constraints.minimum();
        BigDecimal maximum = constraints.maximum();
        if (minimum != null) {
            BigDecimal from = whole ? minimum.setScale(0, RoundingMode.CEILING) : minimum;
            candidates.add(from.add(wanted).subtract(step));
            candidates.add(from);
            candidates.add(from.add(step));
        }
        if (maximum != null) {
            BigDecimal upTo = whole ? maximum.setScale(0, RoundingMode.FLOOR) : maximum;
            candidates.add(upTo);
            candidates.add(upTo.subtract(step));
        }
        if (minimum != null && maximum != null) {
            candidates.add(minimum.add(maximum).divide(TWO));
        }
        candidates.add(BigDecimal.ZERO);
        return candidates.stream()
                .filter(candidate -> fits(candidate, constraints, whole))
                .min(Comparator.comparing(
                        candidate -> candidate.subtract(wanted).abs()))
                .map(NumberSample::text)
                .orElse(null);
    }

    private static boolean fits(BigDecimal number, Constraints constraints, boolean whole) {
        BigDecimal minimum = constraints.minimum();
        BigDecimal maximum = constraints.maximum();
        int digits = whole ? 0 : constraints.fractionDigits() == null ? 20 : constraints.fractionDigits();
        return (minimum == null || number.compareTo(minimum) >= (constraints.minimumExcluded() ? 1 : 0))
                && (maximum == null || number.compareTo(maximum) <= (constraints.maximumExcluded() ? -1 : 0))
                && Math.max(0, number.stripTrailingZeros().scale()) <= digits;
    }

    /** Many digits are written with an exponent. */
    private static String text(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return Math.abs((long) shortest.precision() - shortest.scale()) > 40
                ? shortest.toString()
                : shortest.toPlainString();
    }
}
