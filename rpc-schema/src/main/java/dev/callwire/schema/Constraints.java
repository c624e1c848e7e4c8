package dev.callwire.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a value beside its type. It describes the values that are meant, and nobody holds them to it on the way.
 *
 * @param minimum the least number, or null
 * @param minimumExcluded whether that number itself is too small
 * @param maximum the greatest number, or null
 * @param maximumExcluded whether that number itself is too large
 * @param fractionDigits how many digits a number has behind the point at most, or null
 * @param minimumSize the least number of characters, items or entries, or null
 * @param maximumSize the greatest number of characters, items or entries, or null
 * @param patterns regular expressions as Java has them, each of which a string matches from its beginning to its end
 * @param email whether a string is the address of a mailbox
 */
public record Constraints(
        @Nullable BigDecimal minimum,
        boolean minimumExcluded,
        @Nullable BigDecimal maximum,
        boolean maximumExcluded,
        @Nullable Integer fractionDigits,
        @Nullable Integer minimumSize,
        @Nullable Integer maximumSize,
        List<String> patterns,
        boolean email) {

    /** Nothing is said. */
    public static final Constraints NONE =
            new Constraints(null, false, null, false, null, null, null, List.of(), false);

    public Constraints {
        patterns = List.copyOf(patterns);
        if ((minimumExcluded && minimum == null) || (maximumExcluded && maximum == null)) {
            throw new IllegalArgumentException("A bound that is excluded must be there.");
        }
    }

    /** Numbers from that one on. */
    public static Constraints from(BigDecimal minimum, boolean excluded) {
        return new Constraints(minimum, excluded, null, false, null, null, null, List.of(), false);
    }

    /** Numbers up to that one. */
    public static Constraints upTo(BigDecimal maximum, boolean excluded) {
        return new Constraints(null, false, maximum, excluded, null, null, null, List.of(), false);
    }

    /** Numbers of so many digits behind the point at most. */
    public static Constraints ofFraction(int digits) {
        return new Constraints(null, false, null, false, digits, null, null, List.of(), false);
    }

    /** So many characters, items or entries; a bound of null is none. */
    public static Constraints ofSize(@Nullable Integer minimum, @Nullable Integer maximum) {
        return new Constraints(null, false, null, false, null, minimum, maximum, List.of(), false);
    }

    /** Strings that match a regular expression of Java's from their beginning to their end. */
    public static Constraints matching(String pattern) {
        return new Constraints(null, false, null, false, null, null, null, List.of(pattern), false);
    }

    /** Addresses of mailboxes. */
    public static Constraints ofEmail() {
        return new Constraints(null, false, null, false, null, null, null, List.of(), true);
    }

    /** Both of what this and another say. */
    public Constraints and(Constraints other) {
        boolean lower = isTighter(other.minimum, other.minimumExcluded, minimum, minimumExcluded, 1);
        boolean upper = isTighter(other.maximum, other.maximumExcluded, maximum, maximumExcluded, -1);
        List<String> all = new ArrayList<>(patterns);
        other.patterns.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return new Constraints(
                lower ? other.minimum : minimum,
                lower ? other.minimumExcluded : minimumExcluded,
                upper ? other.maximum : maximum,
                upper ? other.maximumExcluded : maximumExcluded,
                least(fractionDigits, other.fractionDigits),
                greatest(minimumSize, other.minimumSize),
                least(maximumSize, other.maximumSize),
                all,
                email || other.email);
    }

    private static boolean isTighter(
            @Nullable BigDecimal bound,
            boolean excluded,
            @Nullable BigDecimal than,
            boolean thanExcluded,
            int direction) {
        if (bound == null || than == null) {
            return bound != null;
        }
        int comparison = Integer.signum(bound.compareTo(than)) * direction;
        return comparison > 0 || (comparison == 0 && excluded && !thanExcluded);
    }

    private static @Nullable Integer least(@Nullable Integer left, @Nullable Integer right) {
        return left == null || (right != null && right < left) ? right : left;
    }

    private static @Nullable Integer greatest(@Nullable Integer left, @Nullable Integer right) {
        return left == null || (right != null && right > left) ? right : left;
    }

    /** What of this can be said of numbers. */
    public Constraints ofNumbers() {
        return new Constraints(
                minimum, minimumExcluded, maximum, maximumExcluded, fractionDigits, null, null, List.of(), false);
    }

    /** What of this can be said of strings. */
    public Constraints ofStrings() {
        return new Constraints(null, false, null, false, null, minimumSize, maximumSize, patterns, email);
    }

    /** What of this can be said of arrays and of objects of entries. */
    public Constraints ofContainers() {
        return ofSize(minimumSize, maximumSize);
    }
}
