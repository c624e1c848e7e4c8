package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Binds values with Jackson, strictly. Thread-safe.
 *
 * <p>Nothing is converted on the way: {@code "1"} is no number, {@code 1} no string and no {@code true}, {@code 1.5} no
 * integer, an empty string no object, {@code null} no {@code int}. An integer is also a floating-point number. A name
 * occurs once in an object; one that the type does not have is ignored. A record component or creator parameter must be
 * there and not be null, unless it is {@link Nullable} or an {@code Optional}. Dates and times are ISO-8601 strings and
 * keep their offset; big numbers keep their digits and their scale. A polymorphic type is told by name, and a sealed
 * one with {@code @JsonTypeInfo} needs no list of its subtypes. Objects of interfaces that are marked {@code @RpcCallback}
 * or {@code @RpcService} are written and read as {@link References} says.
 *
 * <p>Where there is a generated codec that does the same as Jackson, that one does the work. Modules, mixins and settings
 * of the application's own leave all of it to Jackson, but for {@code FAIL_ON_UNKNOWN_PROPERTIES}.
 */
public final class JacksonBinder implements DataBinder {
    private final JsonMapper mapper;
    private final UnfitValues unfitValues;
    private final JsonLimits limits;

    /** Whether the mapper does with plain classes what generated codecs do. */
    private final boolean plain;

    private final ConcurrentMap<Type, ValueCodec<?>> codecs = new ConcurrentHashMap<>();
    private final ConcurrentMap<GeneratedCodec<?>, ValueCodec<?>> generatedCodecs = new ConcurrentHashMap<>();

    private JacksonBinder(JsonLimits limits, UnaryOperator<JsonMapper.Builder> customise) {
        mapper = StrictMapper.create(limits, customise);
        unfitValues = new UnfitValues(mapper);
        this.limits = limits;
        plain = JacksonSettings.arePlain(mapper, StrictMapper.create(limits, UnaryOperator.identity()));
    }

    /** Returns a binder with the default settings and limits. */
    public static JacksonBinder create() {
        return with(UnaryOperator.identity());
    }

    /**
     * Returns a binder with modules, mixins or settings of the application's own. The settings that make it strict are
     * applied after these.
     */
    public static JacksonBinder with(UnaryOperator<JsonMapper.Builder> customise) {
        return with(JsonLimits.DEFAULTS, customise);
    }

    /** Returns a binder with settings of the application's own, for values within limits other than the defaults. */
    public static JacksonBinder with(JsonLimits limits, UnaryOperator<JsonMapper.Builder> customise) {
        return new JacksonBinder(requireNonNull(limits, "limits"), requireNonNull(customise, "customise"));
    }

    @Override
    @SuppressWarnings("unchecked") // Codecs are kept by the type of their values.
    public <T extends @Nullable Object> ValueCodec<T> codec(Type type) {
        requireNonNull(type, "type");
        return (ValueCodec<T>) codecs.computeIfAbsent(type, this::newCodec);
    }

    @Override
    @SuppressWarnings("unchecked") // Codecs are kept by the generated ones of their values.
    public <T extends @Nullable Object> ValueCodec<T> codec(Type type, GeneratedCodec<T> generated) {
        var known = generatedCodecs.get(requireNonNull(generated, "generated"));
        return known != null
                ? (ValueCodec<T>) known
                : (ValueCodec<T>) generatedCodecs.computeIfAbsent(generated, each -> newCodec(type, generated));
    }

    /** Returns a codec that tries the generated one first, as long as that does just what the mapper would. */
    private <T extends @Nullable Object> ValueCodec<T> newCodec(Type type, GeneratedCodec<T> generated) {
        ValueCodec<T> library = codec(type);
        boolean agrees = plain
                && mapper.constructType(type).equals(mapper.constructType(generated.type()))
                && JacksonAgreement.isOn(generated, mapper);
        return agrees
                ? new GeneratedValueCodec<>(generated, library, limits, JacksonSettings.refuseUnknown(mapper))
                : library;
    }

    private ValueCodec<?> newCodec(Type type) {
        if (type == RawJson.class) {
            return new RawJsonCodec();
        }
        var javaType = ReferenceModule.asDeclared(mapper.constructType(type));
        requireBindable(javaType);
        return new JacksonCodec<>(javaType, mapper.readerFor(javaType), mapper.writerFor(javaType), unfitValues);
    }

    private void requireBindable(JavaType type) {
        try {
            var context = (DefaultDeserializationContext) mapper.getDeserializationContext();
            var deserializer = context.createDummyInstance(mapper.getDeserializationConfig())
                    .findRootValueDeserializer(type);
            if (deserializer instanceof AbstractDeserializer) {
                throw new IllegalArgumentException(
                        "A value's type says which class it is read as, but " + type.toCanonical()
                                + " is abstract; make it sealed and give it @JsonTypeInfo, or use a record");
            }
            mapper.getSerializerProviderInstance().findTypedValueSerializer(type, true, null);
        } catch (JsonMappingException e) {
            throw unbindable(type, e);
        }
    }

    private static IllegalArgumentException unbindable(JavaType type, JacksonException cause) {
        return new IllegalArgumentException(
                "Values of " + type.toCanonical() + " cannot be bound to JSON: " + cause.getOriginalMessage(), cause);
    }

    private static final class JacksonCodec<T extends @Nullable Object> implements ValueCodec<T> {
        private final JavaType type;
        private final ObjectReader reader;
        private final ObjectWriter writer;
        private final UnfitValues unfitValues;

        JacksonCodec(JavaType type, ObjectReader reader, ObjectWriter writer, UnfitValues unfitValues) {
            this.type = type;
            this.reader = reader;
            this.writer = writer;
            this.unfitValues = unfitValues;
        }

        @Override
        public T read(JsonSlice json) {
            try {
                return reader.readValue(json.array(), json.offset(), json.length());
            } catch (ReferenceFailure e) {
                throw e.failure();
            } catch (InvalidDefinitionException e) {
                // To Jackson, an array found to be something else is badly defined.
                throw e.getType() != null && e.getType().isArrayType()
                        ? unfitValues.describe(e, json)
                        : unbindable(type, e);
            } catch (JacksonException e) {
                throw unfitValues.describe(e, json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(@Nullable T value, JsonWriter out) {
            int start = out.length();
            boolean written = false;
            try {
                writer.writeValue(out.stream(), value);
                written = true;
            } catch (ReferenceFailure e) {
                throw e.failure();
            } catch (InvalidDefinitionException e) {
                throw unbindable(type, e);
            } catch (JacksonException e) {
                throw unwritable(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (!written) {
                    out.truncate(start);
                }
            }
        }

        private static RuntimeException unwritable(JacksonException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof OutboundTooLargeException tooLarge) {
                    return tooLarge;
                }
            }
            var path = JsonPath.of(e);
            var subject = path.isEmpty() ? "The value" : path;
            return new JsonException(subject + " cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static final class RawJsonCodec implements ValueCodec<RawJson> {
        @Override
        public RawJson read(JsonSlice json) {
            try {
                // Before the bytes become text, which would mend what is not UTF-8.
                var reader = new JsonReader(JsonLimits.NONE).reset(json);
                var value = new JsonSlice();
                reader.readValue(value);
                reader.end();
                return new RawJson(value.toString());
            } catch (JsonException e) {
                throw e.at("");
            }
        }

        @Override
        public void write(@Nullable RawJson value, JsonWriter out) {
            if (value == null) {
                out.nullValue();
            } else {
                out.raw(value.json().getBytes(UTF_8));
            }
        }
    }
}
