package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** Makes JSON texts, and texts that are nearly JSON, from a seed. */
final class RandomJson {
    private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t ", "\r\n"};
    private static final String[] SPECIAL_NUMBERS = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "1",
        "-1",
        "0e0",
        "1E400",
        "-1e-400",
        "2147483647",
        "-2147483648",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "1.10",
        "1E+2",
        "4.9e-324",
        "1.7976931348623157e308",
        "2.2250738585072014E-308",
        "9007199254740993",
        "0.1",
        "1e22",
        "1e23"
    };
    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\\"", "\\n", "true", "null", "-", "0",
        "01", "1.", "e", "E+", ".", " ", "\n", "\0", "\u001f", "\u007f", "é", "😀", "//", "'", "NaN", "\ufeff", "\f"
    };
    private static final byte[] BYTES = {
        (byte) 0x80,
        (byte) 0xbf,
        (byte) 0xc0,
        (byte) 0xc1,
        (byte) 0xc2,
        (byte) 0xe0,
        (byte) 0xed,
        (byte) 0xa0,
        (byte) 0xef,
        (byte) 0xf0,
        (byte) 0xf4,
        (byte) 0x90,
        (byte) 0xf5,
        (byte) 0xff
    };

    private final Random random;

    RandomJson(long seed) {
        random = new Random(seed);
    }

    /** Returns a text that is JSON. */
    String value(int depth) {
        return space() + bareValue(depth) + space();
    }

    private String bareValue(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "true";
            case 1 -> "false";
            case 2 -> "null";
            case 3, 4 -> number();
            case 5 -> string();
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    private String array(int depth) {
        var text = new StringBuilder("[");
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(value(depth - 1));
        }
        return text.append(count == 0 ? space() : "").append("]").toString();
    }

    private String object(int depth) {
        var text = new StringBuilder("{");
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(string())
                    .append(space())
                    .append(":")
                    .append(value(depth - 1));
        }
        return text.append(count == 0 ? space() : "").append("}").toString();
    }

    String number() {
        if (random.nextInt(4) == 0) {
            return SPECIAL_NUMBERS[random.nextInt(SPECIAL_NUMBERS.length)];
        }
        var text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        text.append(random.nextInt(5) == 0 ? "0" : (1 + random.nextInt(9)) + digits(random.nextInt(20)));
        if (random.nextInt(3) == 0) {
            text.append('.').append(digits(1 + random.nextInt(19)));
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E')
                    .append(new String[] {"", "+", "-"}[random.nextInt(3)])
                    .append(digits(1 + random.nextInt(3)));
        }
        return text.toString();
    }

    private String digits(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(14); i > 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> text.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
                case 1 -> text.append(escape(codePoint()));
                case 2 -> text.appendCodePoint(codePoint());
                default -> text.append("abcdefghijklmnopqrstuvwxyz 0123456789".charAt(random.nextInt(37)));
            }
        }
        return text.append('"').toString();
    }

    private String escape(int codePoint) {
        var text = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
        }
        return text.toString();
    }

    /** Returns a character beyond the control characters, of any length in UTF-8. */
    private int codePoint() {
        int[] bounds = {0x5d, 0x80, 0x800, 0xd800};
        int kind = random.nextInt(5);
        return switch (kind) {
            case 3 -> 0xe000 + random.nextInt(0x2000);
            case 4 -> 0x10000 + random.nextInt(0x100000);
            default -> bounds[kind] + random.nextInt(bounds[kind + 1] - bounds[kind]);
        };
    }

    private String space() {
        return SPACES[random.nextInt(SPACES.length)];
    }

    /** Returns a text with a few things changed, which seldom leaves it JSON. */
    byte[] mutate(String json) {
        var bytes = json.getBytes(UTF_8);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(4));
            bytes = switch (random.nextInt(6)) {
                case 0 -> splice(bytes, at, to, new byte[0]);
                case 1 -> splice(bytes, at, at, bytes.clone());
                case 2 -> splice(bytes, at, to, new byte[] {BYTES[random.nextInt(BYTES.length)]});
                case 3 -> splice(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
                default ->
                    splice(
                            bytes,
                            at,
                            random.nextBoolean() ? at : to,
                            PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            };
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] replacement) {
        var result = new byte[bytes.length - (to - from) + replacement.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(replacement, 0, result, from, replacement.length);
        System.arraycopy(bytes, to, result, from + replacement.length, bytes.length - to);
        return result;
    }
}
