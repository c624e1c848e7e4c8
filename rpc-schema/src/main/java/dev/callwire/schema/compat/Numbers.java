package dev.callwire.schema.compat;

import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.NumberType;
import java.math.BigInteger;

/** Which numbers are among which. */
final class Numbers {

    private static final int FLOAT_BITS = 24;
    private static final int DOUBLE_BITS = 53;

    private Numbers() {}

    static boolean isNumber(TypeSchema type) {
        return type instanceof IntegerType || type instanceof NumberType;
    }

    /** Whether every number of one type can be one of the other without losing anything. */
    static boolean areAmong(TypeSchema some, TypeSchema all) {
        if (all instanceof IntegerType wide) {
            return some instanceof IntegerType narrow && isWithin(narrow, wide);
        }
        var precision = ((NumberType) all).precision();
        if (some instanceof NumberType number) {
            return number.precision().compareTo(precision) <= 0;
        }
        return switch (precision) {
            case FLOAT -> isWithin((IntegerType) some, exact(FLOAT_BITS));
            case DOUBLE -> isWithin((IntegerType) some, exact(DOUBLE_BITS));
            case DECIMAL -> true;
        };
    }

    private static boolean isWithin(IntegerType narrow, IntegerType wide) {
        return (wide.minimum() == null
                        || (narrow.minimum() != null && narrow.minimum().compareTo(wide.minimum()) >= 0))
                && (wide.maximum() == null
                        || (narrow.maximum() != null && narrow.maximum().compareTo(wide.maximum()) <= 0));
    }

    /** The integers that a binary fraction of so many bits has exactly. */
    private static IntegerType exact(int bits) {
        BigInteger largest = BigInteger.ONE.shiftLeft(bits);
        return new IntegerType(largest.negate(), largest);
    }
}
