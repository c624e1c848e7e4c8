package dev.callwire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Numbers as JSON text. */
final class JsonNumbers {
    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int MAX_LONG_DIGITS = 19;
    private static final int MAX_EXACT_DIGITS = 15;

    /** From ten on. */
    private static final int[] INT_POWERS = {
        10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private static final short[] TWO_DIGITS = new short[100];

    static {
        for (int i = 0; i < TWO_DIGITS.length; i++) {
            TWO_DIGITS[i] = (short) (('0' + i / 10) << Byte.SIZE | ('0' + i % 10));
        }
    }

    private JsonNumbers() {}

    /** Returns the double nearest to a well-formed number. */
    static double toDouble(byte[] text, int from, int to) {
        // Fifteen digits and a power of ten up to 22 are exact, so one multiplication or division rounds correctly.
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean fraction = false;
        int p = text[from] == '-' ? from + 1 : from;
        for (; p < to; p++) {
            byte b = text[p];
            if (b == '.') {
                fraction = true;
            } else if (b == 'e' || b == 'E' || ++count > MAX_EXACT_DIGITS) {
                break;
            } else {
                digits = digits * 10 + (b - '0');
                if (fraction) {
                    scale++;
                }
            }
        }
        if (p < to || scale >= POWERS_OF_TEN.length) {
            return Double.parseDouble(new String(text, from, to - from, ISO_8859_1));
        }
        double value = digits / POWERS_OF_TEN[scale];
        return text[from] == '-' ? -value : value;
    }

    /** Returns the digits of a number below a hundred, the first in the higher byte. */
    static short twoDigits(int value) {
        return TWO_DIGITS[value];
    }

    /** Returns how many decimal digits a number has that is not negative. */
    static int digits(int value) {
        int count = 1;
        while (count <= INT_POWERS.length && value >= INT_POWERS[count - 1]) {
            count++;
        }
        return count;
    }

    /** Returns how many decimal digits a number has that is not negative. */
    static int digits(long value) {
        int count = 1;
        long bound = 10;
        while (count < MAX_LONG_DIGITS && value >= bound) {
            count++;
            bound *= 10;
        }
        return count;
    }
}
