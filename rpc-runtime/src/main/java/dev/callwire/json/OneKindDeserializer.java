package dev.callwire.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Holds to one kind of JSON the types that Jackson reads from several, whatever its settings: floating-point numbers,
 * which it also reads from {@code "NaN"}; bytes, from 128 to 255; dates and times, from numbers and arrays; and what is
 * written as a string, from numbers and between spaces.
 */
final class OneKindDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, Number.class);

    /** The points in time that Jackson also reads from a count of seconds or milliseconds in a string. */
    private static final Set<Class<?>> INSTANTS =
            Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Date.class, Calendar.class);

    private enum Kind {
        NUMBER,
        BYTE,
        TEXT,
        BINARY,
        ENUM
    }

    private final Kind kind;

    /** Whether a text is in the format that its type has by itself. */
    private final boolean standardFormat;

    private OneKindDeserializer(JsonDeserializer<?> delegate, Kind kind, boolean standardFormat) {
        super(delegate);
        this.kind = kind;
        this.standardFormat = standardFormat;
    }

    /** Returns what puts this class around Jackson's deserializers. */
    static BeanDeserializerModifier modifier() {
        return new Modifier();
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
        return new OneKindDeserializer(delegate, kind, standardFormat);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        var delegate = context.handleSecondaryContextualization(
                _delegatee, property, context.constructType(_delegatee.handledType()));
        JsonFormat.Value format = findFormatOverrides(context, property, handledType());
        if (kind == Kind.TEXT && format.getShape().isNumeric()) {
            // Asked for by an annotation.
            return delegate;
        }
        return new OneKindDeserializer(delegate, kind, !format.hasPattern());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var token = parser.currentToken();
        return switch (kind) {
            case NUMBER -> token.isNumeric() ? readFinite(parser, context) : refuse(parser, context);
            case BYTE ->
                token == JsonToken.VALUE_NUMBER_INT && !isByte(parser.getNumberValue())
                        ? context.handleWeirdNumberValue(handledType(), parser.getNumberValue(), "out of range")
                        : super.deserialize(parser, context);
            case BINARY ->
                token == JsonToken.VALUE_STRING ? super.deserialize(parser, context) : refuse(parser, context);
            case TEXT -> token == JsonToken.VALUE_STRING ? readText(parser, context) : refuse(parser, context);
            case ENUM ->
                token == JsonToken.VALUE_STRING ? readText(parser, context) : super.deserialize(parser, context);
        };
    }

    private Object refuse(JsonParser parser, DeserializationContext context) throws IOException {
        return context.handleUnexpectedToken(handledType(), parser);
    }

    private Object readFinite(JsonParser parser, DeserializationContext context) throws IOException {
        var value = super.deserialize(parser, context);
        boolean infinite = (value instanceof Double v && v.isInfinite())
                || (value instanceof Float f && f.isInfinite())
                || (value instanceof OptionalDouble o && Double.isInfinite(o.getAsDouble()));
        return infinite
                ? context.handleWeirdNumberValue(handledType(), parser.getNumberValue(), "out of range")
                : value;
    }

    private static boolean isByte(Number value) {
        return value instanceof Integer v && v >= Byte.MIN_VALUE && v <= Byte.MAX_VALUE;
    }

    private Object readText(JsonParser parser, DeserializationContext context) throws IOException {
        var text = parser.getText();
        return text.strip().length() == text.length() && !(standardFormat && isOtherFormat(handledType(), text))
                ? super.deserialize(parser, context)
                : context.handleWeirdStringValue(handledType(), text, "not in its own format");
    }

    private static boolean isOtherFormat(Class<?> type, String text) {
        if (type == LocalDate.class || type == LocalTime.class) {
            return text.indexOf('T') >= 0;
        }
        if (type == LocalDateTime.class) {
            return text.endsWith("Z");
        }
        return INSTANTS.contains(type) && text.indexOf('-', 1) < 0;
    }

    private static final class Modifier extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            var type = description.getBeanClass();
            if (NUMBERS.contains(type)) {
                return hold(deserializer, Kind.NUMBER);
            }
            if (type == byte.class || type == Byte.class) {
                return hold(deserializer, Kind.BYTE);
            }
            boolean text = deserializer instanceof FromStringDeserializer
                    || TemporalAccessor.class.isAssignableFrom(type)
                    || type == Duration.class
                    || Date.class.isAssignableFrom(type)
                    || Calendar.class.isAssignableFrom(type);
            return text ? hold(deserializer, Kind.TEXT) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyReferenceDeserializer(
                DeserializationConfig config,
                ReferenceType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return type.hasRawClass(OptionalDouble.class) ? hold(deserializer, Kind.NUMBER) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(
                DeserializationConfig config,
                ArrayType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return type.hasRawClass(byte[].class) ? hold(deserializer, Kind.BINARY) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return hold(deserializer, Kind.ENUM);
        }

        private static JsonDeserializer<?> hold(JsonDeserializer<?> deserializer, Kind kind) {
            return new OneKindDeserializer(deserializer, kind, true);
        }
    }
}
