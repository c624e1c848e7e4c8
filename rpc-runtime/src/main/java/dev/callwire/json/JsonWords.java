package dev.callwire.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** What Java's types are called when speaking of JSON. */
final class JsonWords {
    static final String OBJECT = "an object";
    static final String REFERENCE = "an object reference";
    static final String VALID = "a valid value";
    static final String UNIQUE_NAMES = "an object without duplicate names";
    static final String WITHIN_LIMITS = "a value within the limits";
    static final String ABSENT = "absent";

    private static final String INTEGER = "an integer";
    private static final String NUMBER = "a number";
    private static final String STRING = "a string";
    private static final String ARRAY = "an array";
    private static final int MAX_CONSTANTS = 32;
    private static final int MAX_SHOWN = 40;

    private static final Map<Class<?>, String> STRINGS = Map.ofEntries(
            Map.entry(Character.class, "a string of one character"),
            Map.entry(char.class, "a string of one character"),
            Map.entry(byte[].class, "a base64 string"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(URI.class, "a URI"),
            Map.entry(URL.class, "a URL"),
            Map.entry(Locale.class, "a locale"),
            Map.entry(Currency.class, "a currency code"),
            Map.entry(Instant.class, "an ISO-8601 date-time"),
            Map.entry(OffsetDateTime.class, "an ISO-8601 date-time"),
            Map.entry(ZonedDateTime.class, "an ISO-8601 date-time"),
            Map.entry(Date.class, "an ISO-8601 date-time"),
            Map.entry(Calendar.class, "an ISO-8601 date-time"),
            Map.entry(LocalDateTime.class, "an ISO-8601 date-time without offset"),
            Map.entry(LocalDate.class, "an ISO-8601 date"),
            Map.entry(LocalTime.class, "an ISO-8601 time"),
            Map.entry(OffsetTime.class, "an ISO-8601 time with offset"),
            Map.entry(YearMonth.class, "an ISO-8601 year and month"),
            Map.entry(MonthDay.class, "an ISO-8601 month and day"),
            Map.entry(Year.class, "an ISO-8601 year"),
            Map.entry(Duration.class, "an ISO-8601 duration"),
            Map.entry(Period.class, "an ISO-8601 period"),
            Map.entry(ZoneId.class, "a time zone"),
            Map.entry(ZoneOffset.class, "a time zone offset"));

    private static final Map<Class<?>, String> INTEGERS = Map.ofEntries(
            Map.entry(byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(Byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE)),
            Map.entry(short.class, range(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(Short.class, range(Short.MIN_VALUE, Short.MAX_VALUE)),
            Map.entry(int.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(AtomicInteger.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(long.class, range(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, range(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(AtomicLong.class, range(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(OptionalInt.class, range(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(OptionalLong.class, range(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(BigInteger.class, INTEGER));

    private static final Map<Class<?>, String> NUMBERS = Map.of(
            double.class, "a number from " + -Double.MAX_VALUE + " to " + Double.MAX_VALUE,
            Double.class, "a number from " + -Double.MAX_VALUE + " to " + Double.MAX_VALUE,
            float.class, "a number from " + -Float.MAX_VALUE + " to " + Float.MAX_VALUE,
            Float.class, "a number from " + -Float.MAX_VALUE + " to " + Float.MAX_VALUE,
            OptionalDouble.class, "a number from " + -Double.MAX_VALUE + " to " + Double.MAX_VALUE,
            BigDecimal.class, NUMBER,
            Number.class, NUMBER);

    private final JsonMapper mapper;

    JsonWords(JsonMapper mapper) {
        this.mapper = mapper;
    }

    private static String range(long min, long max) {
        return INTEGER + " from " + min + " to " + max;
    }

    /** Returns what a type expects, seeing what was found in its place, if that is known. */
    String expected(@Nullable Class<?> type, @Nullable JsonSlice found) {
        if (type == null) {
            return VALID;
        }
        if (type == Object.class || type == RawJson.class || JsonNode.class.isAssignableFrom(type)) {
            return "any value";
        }
        if (ReferenceModule.isMarked(type)) {
            return REFERENCE;
        }
        byte first = found == null || found.isEmpty() ? 0 : found.array()[found.offset()];
        boolean number = first == '-' || (first >= '0' && first <= '9');
        if (INTEGERS.containsKey(type)) {
            return number && isInteger(found) ? INTEGERS.getOrDefault(type, INTEGER) : INTEGER;
        }
        if (NUMBERS.containsKey(type)) {
            return number ? NUMBERS.getOrDefault(type, NUMBER) : NUMBER;
        }
        if (type == boolean.class || type == Boolean.class || type == AtomicBoolean.class) {
            return "true or false";
        }
        var string = STRINGS.get(type);
        if (string != null) {
            return string;
        }
        if (type.isEnum()) {
            return constants(type);
        }
        var expected = CharSequence.class.isAssignableFrom(type)
                ? STRING
                : type.isArray() || Iterable.class.isAssignableFrom(type) || BaseStream.class.isAssignableFrom(type)
                        ? ARRAY
                        : OBJECT;
        // A class may be read from anything its author likes. If it is not the kind, it is the value.
        return expected.equals(kind(first)) ? VALID : expected;
    }

    private static boolean isInteger(@Nullable JsonSlice number) {
        return number != null && number.toString().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private static String kind(byte first) {
        return first == '{' ? OBJECT : first == '[' ? ARRAY : first == '"' ? STRING : "";
    }

    private String constants(Class<?> type) {
        var names = new ArrayList<String>();
        for (Object constant : type.getEnumConstants()) {
            if (names.size() == MAX_CONSTANTS) {
                names.add("…");
                break;
            }
            try {
                names.add(mapper.writeValueAsString(constant).replaceAll("^\"|\"$", ""));
            } catch (JsonProcessingException e) {
                return VALID;
            }
        }
        return "one of " + String.join(", ", names);
    }

    /** Returns what a value is called where another was expected. A string is shown where its text may be what is wrong. */
    String found(@Nullable JsonSlice value, String expected) {
        if (expected.equals(UNIQUE_NAMES)) {
            return "a name that occurs twice";
        }
        if (value == null) {
            return "something else";
        }
        if (value.isEmpty()) {
            return UnfitValueException.NOTHING;
        }
        boolean text = value.array()[value.offset()] == '"';
        return text && expectsText(expected) && isShowable(value)
                ? value.toString()
                : JsonStrings.describe(value.array(), value.offset(), value.end());
    }

    private static boolean expectsText(String expected) {
        return expected.startsWith("one of ") || STRINGS.containsValue(expected);
    }

    /** Tells whether a string, as written, is short and of printable ASCII. */
    static boolean isShowable(JsonSlice string) {
        return string.length() <= MAX_SHOWN
                && new String(string.array(), string.offset(), string.length(), US_ASCII)
                        .chars()
                        .allMatch(c -> c < 0x7f);
    }
}
