package dev.callwire.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.RawJson;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every type that the processor takes for data goes through the runtime's binder and back, in the form it says. */
class KnownTypesTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T10:20:30.5+01:00");
    private static final Map<Class<?>, Object> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(Boolean.class, true);
        VALUES.put(Byte.class, (byte) 1);
        VALUES.put(Short.class, (short) 1);
        VALUES.put(Integer.class, 1);
        VALUES.put(Long.class, 1L);
        VALUES.put(Float.class, 1.5f);
        VALUES.put(Double.class, 1.5);
        VALUES.put(Character.class, 'x');
        VALUES.put(String.class, "x");
        VALUES.put(CharSequence.class, "x");
        VALUES.put(BigInteger.class, BigInteger.ONE.shiftLeft(100));
        VALUES.put(BigDecimal.class, new BigDecimal("1.10"));
        VALUES.put(UUID.class, new UUID(1, 2));
        VALUES.put(URI.class, URI.create("a:b"));
        VALUES.put(Locale.class, Locale.GERMANY);
        VALUES.put(Currency.class, Currency.getInstance("EUR"));
        VALUES.put(TimeZone.class, TimeZone.getTimeZone("Europe/Paris"));
        VALUES.put(Pattern.class, Pattern.compile("a.b"));
        VALUES.put(Charset.class, StandardCharsets.UTF_8);
        VALUES.put(ByteBuffer.class, ByteBuffer.wrap(new byte[] {1, 2}));
        VALUES.put(Date.class, new Date(0));
        VALUES.put(Calendar.class, new GregorianCalendar());
        VALUES.put(Instant.class, TIME.toInstant());
        VALUES.put(OffsetDateTime.class, TIME);
        VALUES.put(ZonedDateTime.class, TIME.toZonedDateTime());
        VALUES.put(LocalDateTime.class, TIME.toLocalDateTime());
        VALUES.put(LocalDate.class, TIME.toLocalDate());
        VALUES.put(OffsetTime.class, TIME.toOffsetTime());
        VALUES.put(LocalTime.class, TIME.toLocalTime());
        VALUES.put(Duration.class, Duration.ofMillis(1500));
        VALUES.put(Period.class, Period.ofDays(3));
        VALUES.put(Year.class, Year.of(2026));
        VALUES.put(YearMonth.class, YearMonth.of(2026, 11));
        VALUES.put(MonthDay.class, MonthDay.of(11, 22));
        VALUES.put(ZoneId.class, ZoneId.of("Europe/Paris"));
        VALUES.put(ZoneOffset.class, ZoneOffset.ofHours(1));
        VALUES.put(JsonNode.class, JsonNodeFactory.instance.textNode("x"));
        VALUES.put(ObjectNode.class, JsonNodeFactory.instance.objectNode().put("x", 1));
        VALUES.put(ArrayNode.class, JsonNodeFactory.instance.arrayNode().add(1));
        VALUES.put(RawJson.class, new RawJson("{\"a\":1}"));
    }

    private final DataBinder binder = JacksonBinder.create();

    @Test
    void valuesAreWrittenAsTheSchemaSays() {
        VALUES.forEach((type, value) -> {
            var json = write(type, value);

            assertThat(KnownTypes.scalar(type.getName())).as(type.getName()).isNotNull();
            assertThat(json.charAt(0)).as(type + " " + json).matches(c -> fits(KnownTypes.scalar(type.getName()), c));
            assertThat(write(type, read(type, json))).as(type.getName()).isEqualTo(json);
        });
    }

    private static boolean fits(TypeSchema schema, char first) {
        if (schema instanceof TypeSchema.StringType || schema instanceof TypeSchema.ConstrainedType) {
            return first == '"';
        } else if (schema instanceof TypeSchema.BooleanType) {
            return first == 't';
        } else if (schema instanceof TypeSchema.MapType) {
            return first == '{';
        } else if (schema instanceof TypeSchema.ArrayType) {
            return first == '[';
        }
        return schema.equals(Types.ANY) || Character.isDigit(first);
    }

    @Test
    void keysAreWrittenAsNames() {
        var keys = 0;
        for (var entry : VALUES.entrySet()) {
            if (KnownTypes.key(entry.getKey().getName()) != null) {
                var type = new MapOf(entry.getKey());
                var json = write(type, Map.of(entry.getValue(), "v"));

                assertThat(write(type, read(type, json))).as(type.getTypeName()).isEqualTo(json);
                keys++;
            }
        }
        assertThat(keys).isEqualTo(29);
    }

    private String write(Type type, Object value) {
        var out = new JsonWriter(64, 1 << 20);
        binder.codec(type).write(value, out);
        return out.toSlice().toString();
    }

    private Object read(Type type, String json) {
        return binder.codec(type).read(JsonSlice.of(json));
    }

    private record MapOf(Class<?> key) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {key, String.class};
        }

        @Override
        public Type getRawType() {
            return Map.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }
}
