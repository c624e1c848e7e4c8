package dev.callwire.json;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes texts of values of a codec's type from a seed: plain ones, or such as have flaws here and there. */
public final class RandomValues {
    private static final String[] TEXTS = {
        "",
        "a",
        "Ada Lovelace",
        "tab\\t and \\\"quote\\\" and \\\\",
        "\\u0000\\u001f\\u007f\\/",
        "\u007f",
        "é ü €",
        "😀 \\ud83d\\ude00",
        "\u2028\u2029\ufeff\uffff",
        "0123456789012345678901234567890123456789",
        "NaN",
        "true",
        "1"
    };
    private static final String[] INTEGERS = {"0", "1", "-1", "9", "10", "99", "100", "127", "-128"};
    private static final String[] LONGS = {
        "2147483647",
        "-2147483648",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "999999999999999999",
        "1000000000000000000"
    };
    private static final String[] DOUBLES = {
        "0",
        "0.0",
        "1",
        "12.25",
        "0.1",
        "1e7",
        "9999999.0",
        "1.0E-3",
        "1e-4",
        "4.9e-324",
        "1.7976931348623157e308",
        "9007199254740993",
        "123456789012345678901234567890",
        "2.2250738585072014E-308",
        "1e22",
        "1e23",
        "3.0e0"
    };
    private static final String[] FLOATS = {
        "0",
        "1",
        "-1.5",
        "0.1",
        "3.4028235e38",
        "1.4e-45",
        "16777217",
        "1.00000017881393432617187499",
        "7.038531e-26",
        "9007199254740993"
    };
    private static final String[] BIG = {
        "0", "-1", "12345678901234567890123456789", "9223372036854775807", "9223372036854775808", "2147483648"
    };
    private static final String[] BIG_FRACTIONS = {
        "0", "0.00", "1.50", "-1E+3", "1e5", "100", "0E-10", "12345678901234567890.123456789", "1e400", "-0.1"
    };
    private static final String[] UUIDS = {
        "00000000-0000-0000-0000-000000000000",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"
    };
    private static final String[] URIS = {"https://example.com/a?b=c#d", "urn:x:y", "a/b", "mailto:a@b", "//h/é"};
    private static final String[] DURATIONS = {"PT0S", "PT1H30M", "P1D", "-PT1.5S", "pt2m", "PT-0.000000001S"};
    private static final String[] INSTANTS = {
        "1970-01-01T00:00:00Z",
        "2026-11-26T07:43:09.5Z",
        "2026-11-26T07:43:09.123456789Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "2026-02-28T23:59:59.000100Z"
    };
    private static final String[] DATES = {"2026-11-26", "1970-01-01", "-0044-03-15", "+12345-06-07", "2024-02-29"};
    private static final String[] TIMES = {"00:00", "07:43:09", "23:59:59.999999999", "12:00:00", "12:30:00.5"};
    private static final String[] OFFSETS = {"Z", "+02:00", "-03:30", "+18:00", "+01:02:03", "+00:00"};
    private static final String[] FLAWS = {
        "null",
        "true",
        "\"1\"",
        "1.5",
        "1e400",
        "-0",
        "-0.0",
        "01",
        "-",
        "9223372036854775808",
        "32768",
        "128",
        "{}",
        "[]",
        "[null]",
        "{\"a\":null}",
        "{\"a\":1,\"a\":2}",
        "\"\\ud800\"",
        "\"\u0001\"",
        "\"unclosed",
        "nul",
        "",
        "\"NaN\"",
        "\"\"",
        "\" 2026-11-26\"",
        "\"2026-11-26T07:43:09Z\"",
        "\"2026-11-26T07:43:09+0200\"",
        "\"2026-11-26T07:43:09+00:00\"",
        "\"2026-11-26T07:43\"",
        "\"2026-02-29\"",
        "\"24:00\"",
        "\"2026-11-26T24:00:00Z\"",
        "\"1700000000\"",
        "\"1700000000.5\"",
        "[2026,11,26]",
        "1700000000.123",
        "\"P1Y\"",
        "\"1-2-3-4-5\"",
        "\"AAAAAAAAAAAAAAAAAAAAAA==\"",
        "\"http://a b/\"",
        "3.5e38",
        "1e2147483648",
        "1e-99999999",
        "{\"\\u0061\":1}",
        "123456789".repeat(40),
        "[".repeat(70) + "]".repeat(70)
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

    private final Random random;
    private final int flawsInThousand;

    /** Values of a seed; of a thousand parts, so many have a flaw. */
    public RandomValues(long seed, int flawsInThousand) {
        random = new Random(seed);
        this.flawsInThousand = flawsInThousand;
    }

    /** The text of a value. */
    public String text(GeneratedCodec<?> codec) {
        return value(codec, 0);
    }

    private String value(GeneratedCodec<?> codec, int depth) {
        if (random.nextInt(1000) < flawsInThousand) {
            return any(FLAWS);
        }
        if (codec instanceof ObjectCodec<?> object) {
            return object(object, depth);
        }
        if (codec.type() instanceof ParameterizedType container) {
            return container((Class<?>) container.getRawType(), codec, depth);
        }
        var type = (Class<?>) codec.type();
        if (type.isEnum()) {
            return "\"" + any(constants(codec)) + "\"";
        }
        if (type.isArray()) {
            return array(codec, depth);
        }
        return scalar(type.getSimpleName());
    }

    private String scalar(String type) {
        return switch (type) {
            case "boolean", "Boolean" -> random.nextBoolean() ? "true" : "false";
            case "byte", "Byte", "short", "Short" -> any(INTEGERS);
            case "int", "Integer", "OptionalInt" ->
                random.nextBoolean() ? any(INTEGERS) : Integer.toString(random.nextInt() >> random.nextInt(31));
            case "long", "Long", "OptionalLong" ->
                random.nextBoolean() ? any(LONGS) : Long.toString(random.nextLong() >> random.nextInt(63));
            case "double", "Double", "OptionalDouble" ->
                random.nextBoolean() ? any(DOUBLES) : Double.toString(random.nextGaussian() * random.nextInt(100_000));
            case "float", "Float" -> random.nextBoolean() ? any(FLOATS) : Float.toString(random.nextFloat());
            case "BigInteger" -> any(BIG);
            case "BigDecimal" -> random.nextBoolean() ? any(BIG) : any(BIG_FRACTIONS);
            case "UUID" -> quoted(any(UUIDS));
            case "URI" -> quoted(any(URIS));
            case "Duration" -> quoted(any(DURATIONS));
            case "Instant" -> quoted(any(INSTANTS));
            case "LocalDate" -> quoted(any(DATES));
            case "LocalTime" -> quoted(any(TIMES));
            case "LocalDateTime" -> quoted(any(DATES) + "T" + any(TIMES));
            case "OffsetDateTime" -> quoted(any(DATES) + "T" + any(TIMES) + any(OFFSETS));
            case "String" -> "\"" + any(TEXTS) + "\"";
            default -> throw new IllegalArgumentException("No values of " + type);
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private String container(Class<?> raw, GeneratedCodec<?> codec, int depth) {
        if (raw == Optional.class) {
            return random.nextInt(3) == 0 ? "null" : value(codec.parts().get(0), depth);
        }
        if (List.of(List.class, Set.class, Collection.class).contains(raw)) {
            return elements(codec.parts().get(0), depth);
        }
        if (raw == Map.class) {
            return map(codec.parts().get(0), codec.parts().get(1), depth);
        }
        throw new IllegalArgumentException("No values of " + codec.type());
    }

    private String array(GeneratedCodec<?> codec, int depth) {
        if (!codec.parts().isEmpty()) {
            return elements(codec.parts().get(0), depth);
        }
        var component = ((Class<?>) codec.type()).getComponentType().getSimpleName();
        var elements = new ArrayList<String>();
        for (int i = random.nextInt(20); i > 0; i--) {
            elements.add(random.nextInt(1000) < flawsInThousand ? any(FLAWS) : scalar(component));
        }
        return "[" + joined(elements) + "]";
    }

    private String elements(GeneratedCodec<?> element, int depth) {
        var elements = new ArrayList<String>();
        for (int i = depth > 4 ? 0 : random.nextInt(4); i > 0; i--) {
            elements.add(value(element, depth + 1));
        }
        return "[" + space() + joined(elements) + "]";
    }

    private String map(GeneratedCodec<?> key, GeneratedCodec<?> value, int depth) {
        var constants = key.type() == String.class ? new String[] {"a", "b", "é", "", "x y"} : constants(key);
        var names = new ArrayList<>(List.of(constants));
        Collections.shuffle(names, random);
        var members = new ArrayList<String>();
        for (int i = depth > 4 ? 0 : random.nextInt(names.size() + 1); i > 0; i--) {
            members.add(member(names.get(i - 1), value(value, depth + 1)));
        }
        return object(members);
    }

    private static String[] constants(GeneratedCodec<?> codec) {
        return Arrays.stream(((Class<?>) codec.type()).getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .toArray(String[]::new);
    }

    private String object(ObjectCodec<?> codec, int depth) {
        var members = new ArrayList<String>();
        for (var property : codec.shape().properties()) {
            boolean leftOut = property.mayBeAbsent() && (depth > 4 || random.nextInt(3) == 0);
            if (!leftOut) {
                boolean isNull = property.mayBeNull() && (depth > 4 || random.nextInt(3) == 0);
                members.add(member(property.name(), isNull ? "null" : value(property.codec(), depth + 1)));
            }
        }
        if (random.nextInt(8) == 0) {
            members.add(member("unknown", "{\"a\":[1,{\"b\":\"x\"},{\"b\":null}],\"c\":{}}"));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(members, random);
        }
        spoil(members);
        return object(members);
    }

    /** Leaves members out, doubles them, or writes their names in another way. */
    private void spoil(List<String> members) {
        for (int i = members.size() - 1; i >= 0; i--) {
            if (random.nextInt(2000) < flawsInThousand) {
                switch (random.nextInt(4)) {
                    case 0 -> members.remove(i);
                    case 1 -> members.add(random.nextInt(members.size() + 1), members.get(i));
                    case 2 -> members.set(i, escaped(members.get(i)));
                    default -> members.add(i, member("unknown", any(FLAWS)));
                }
            }
        }
    }

    /** The same member with the first character of its name escaped. */
    private static String escaped(String member) {
        int at = member.indexOf('"') + 1;
        char first = member.charAt(at);
        return first == '"' || first == '\\'
                ? member
                : member.substring(0, at) + String.format("\\u%04x", (int) first) + member.substring(at + 1);
    }

    private String member(String name, String value) {
        return space() + "\"" + name + "\"" + space() + ":" + space() + value + space();
    }

    private String object(List<String> members) {
        return "{" + joined(members) + "}" + space();
    }

    private static String joined(List<String> parts) {
        return String.join(",", parts);
    }

    private String space() {
        return any(SPACES);
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    /** The same bytes with a few of them changed, left out, or put in twice. */
    public byte[] mangled(byte[] text) {
        var bytes = text.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            int count = Math.min(1 + random.nextInt(8), bytes.length - at);
            bytes = switch (random.nextInt(4)) {
                case 0 -> changed(bytes, at, (byte) random.nextInt(256));
                case 1 -> changed(bytes, at, (byte) "{}[],:\"\\0e-.n ".charAt(random.nextInt(14)));
                case 2 -> spliced(bytes, at, at + count);
                default -> spliced(bytes, at + count, at);
            };
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, int at, byte to) {
        bytes[at] = to;
        return bytes;
    }

    /** The bytes up to an index, and behind them those from another one on. */
    private static byte[] spliced(byte[] bytes, int to, int from) {
        var spliced = new byte[to + bytes.length - from];
        System.arraycopy(bytes, 0, spliced, 0, to);
        System.arraycopy(bytes, from, spliced, to, bytes.length - from);
        return spliced;
    }
}
