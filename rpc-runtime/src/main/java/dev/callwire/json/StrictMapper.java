package dev.callwire.json;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Jackson with the settings that are ours: what was sent is what is read, and nothing else passes for it. */
final class StrictMapper {
    private StrictMapper() {}

    static JsonMapper create(JsonLimits limits, UnaryOperator<JsonMapper.Builder> customise) {
        var builder = JsonMapper.builder(new ExactJsonFactory(limits))
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(FloatArrayDeserializer.module())
                .addModule(new RawJsonModule())
                .addModule(new ReferenceModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        builder = customise.apply(builder);

        refuseWhatIsNotJson(builder);
        refuseCoercions(builder);
        keepValuesExact(builder);
        builder.addModule(
                new SimpleModule("callwire-one-kind").setDeserializerModifier(OneKindDeserializer.modifier()));
        var mapper = builder.build();
        refuseOpenPolymorphism(mapper);
        return mapper;
    }

    private static void refuseWhatIsNotJson(JsonMapper.Builder builder) {
        builder.disable(JsonReadFeature.values())
                .enable(JsonWriteFeature.QUOTE_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    private static void refuseCoercions(JsonMapper.Builder builder) {
        builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                        DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        for (var type : LogicalType.values()) {
            builder.withCoercionConfig(type, coercions -> {
                for (var shape : CoercionInputShape.values()) {
                    boolean fits = type == LogicalType.Untyped
                            || (type == LogicalType.Float && shape == CoercionInputShape.Integer)
                            || (type == LogicalType.Textual && shape == CoercionInputShape.EmptyString);
                    coercions.setCoercion(shape, fits ? CoercionAction.TryConvert : CoercionAction.Fail);
                }
                coercions.setAcceptBlankAsEmpty(false);
            });
        }
        // The relative reference to where one is, and the root locale, are empty when written.
        builder.withCoercionConfig(
                URI.class,
                coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert));
        builder.withCoercionConfig(
                Locale.class,
                coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert));
    }

    private static void keepValuesExact(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    }

    private static void refuseOpenPolymorphism(JsonMapper mapper) {
        mapper.setDefaultTyping(null);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                AnnotationIntrospector.pair(new RequiredComponents(), new ClosedPolymorphism()),
                mapper.getDeserializationConfig().getAnnotationIntrospector()));
    }
}
