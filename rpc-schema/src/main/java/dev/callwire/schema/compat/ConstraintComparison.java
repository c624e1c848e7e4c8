package dev.callwire.schema.compat;

import dev.callwire.schema.Constraints;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is said of values beside their types, and whether that allows more or less than it did. */
final class ConstraintComparison {

    private boolean looser;
    private boolean tighter;

    /** Compares what was and what is. */
    ConstraintComparison(Constraints before, Constraints after) {
        compareBound(before.minimum(), before.minimumExcluded(), after.minimum(), after.minimumExcluded(), 1);
        compareBound(before.maximum(), before.maximumExcluded(), after.maximum(), after.maximumExcluded(), -1);
        compareSize(before.fractionDigits(), after.fractionDigits(), -1);
        compareSize(before.minimumSize(), after.minimumSize(), 1);
        compareSize(before.maximumSize(), after.maximumSize(), -1);
        note(Boolean.compare(after.email(), before.email()));
        if (!after.patterns().containsAll(before.patterns())) {
            looser = true;
        }
        if (!before.patterns().containsAll(after.patterns())) {
            tighter = true;
        }
    }

    /** Whether a value is allowed that was not. */
    boolean isLooser() {
        return looser;
    }

    /** Whether a value is not allowed that was. */
    boolean isTighter() {
        return tighter;
    }

    /** Compares bounds; {@code direction} is 1 where greater ones are tighter, and else -1. */
    private void compareBound(
            @Nullable BigDecimal before,
            boolean beforeExcluded,
            @Nullable BigDecimal after,
            boolean afterExcluded,
            int direction) {
        if (before == null || after == null) {
            note(Boolean.compare(after != null, before != null));
            return;
        }
        int values = Integer.signum(after.compareTo(before)) * direction;
        note(values != 0 ? values : Boolean.compare(afterExcluded, beforeExcluded));
    }

    private void compareSize(@Nullable Integer before, @Nullable Integer after, int direction) {
        compareBound(
                before == null ? null : BigDecimal.valueOf(before),
                false,
                after == null ? null : BigDecimal.valueOf(after),
                false,
                direction);
    }

    /** Takes a positive number for tighter, and a negative one for looser. */
    private void note(int tightness) {
        tighter |= tightness > 0;
        looser |= tightness < 0;
    }
}
