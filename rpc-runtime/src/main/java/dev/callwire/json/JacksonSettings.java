package dev.callwire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.DatatypeFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfigBase;
import com.fasterxml.jackson.databind.deser.BasicDeserializerFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.BasicSerializerFactory;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Whether a mapper treats plain classes as the strict one does that nobody has customised. If in doubt, it does not. */
final class JacksonSettings {
    private static final List<Class<?>> PLAIN_VALUES = List.of(
            boolean.class,
            byte.class,
            short.class,
            int.class,
            long.class,
            double.class,
            float.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Double.class,
            Float.class,
            BigDecimal.class,
            BigInteger.class,
            String.class);

    private final JsonMapper mapper;
    private final JsonMapper plain;

    private JacksonSettings(JsonMapper mapper, JsonMapper plain) {
        this.mapper = mapper;
        this.plain = plain;
    }

    /** Compares a mapper with one that nobody has customised. */
    static boolean arePlain(JsonMapper mapper, JsonMapper plain) {
        var settings = new JacksonSettings(mapper, plain);
        return mapper.getClass() == JsonMapper.class
                && settings.hasPlainStreams()
                && settings.hasPlainFeatures()
                && settings.hasNothingAdded()
                && settings.hasPlainConfig(mapper.getSerializationConfig(), plain.getSerializationConfig())
                && settings.hasPlainConfig(mapper.getDeserializationConfig(), plain.getDeserializationConfig())
                && settings.hasPlainOverrides();
    }

    /** Whether names that a class does not have are refused by a mapper. */
    static boolean refuseUnknown(JsonMapper mapper) {
        return mapper.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private boolean hasPlainStreams() {
        return mapper.getFactory() instanceof ExactJsonFactory streams
                && same(each -> limits(each.getFactory().streamReadConstraints()))
                && same(each -> each.getFactory().streamWriteConstraints().getMaxNestingDepth())
                && streams.getCharacterEscapes() == null
                && streams.getInputDecorator() == null
                && streams.getOutputDecorator() == null
                && same(each -> each.getFactory().getFactoryFeatures())
                && same(each -> each.getFactory().getRootValueSeparator())
                && Arrays.stream(JsonParser.Feature.values()).allMatch(each -> same(it -> it.isEnabled(each)))
                && Arrays.stream(JsonGenerator.Feature.values()).allMatch(each -> same(it -> it.isEnabled(each)));
    }

    private static List<Number> limits(StreamReadConstraints constraints) {
        return List.of(
                constraints.getMaxNestingDepth(),
                constraints.getMaxNumberLength(),
                constraints.getMaxStringLength(),
                constraints.getMaxNameLength(),
                constraints.getMaxDocumentLength(),
                constraints.getMaxTokenCount());
    }

    private boolean hasPlainFeatures() {
        int unknown = DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES.getMask();
        return same(each -> each.getSerializationConfig().getSerializationFeatures())
                && same(each -> each.getDeserializationConfig().getDeserializationFeatures() & ~unknown)
                && haveSame(EnumFeature.values())
                && haveSame(JsonNodeFeature.values())
                && Arrays.stream(MapperFeature.values()).allMatch(each -> same(it -> it.isEnabled(each)));
    }

    private boolean hasNothingAdded() {
        return same(JsonMapper::getRegisteredModuleIds)
                && mapper.mixInCount() == 0
                && same(JacksonSettings::serializersAdded)
                && same(JacksonSettings::deserializersAdded)
                && same(each -> each.getTypeFactory().getClass())
                && mapper.getInjectableValues() == null
                && mapper.getDeserializationConfig().getProblemHandlers() == null
                && mapper.getSerializationConfig().getFilterProvider() == null
                && same(each -> each.getSerializerProvider().getClass())
                && same(each -> each.getSerializerProvider()
                        .getDefaultNullValueSerializer()
                        .getClass());
    }

    /** The factory of serializers and all that was added to it, which need not be by a module that tells its name. */
    private static List<Class<?>> serializersAdded(JsonMapper mapper) {
        var factory = mapper.getSerializerFactory();
        if (!(factory instanceof BasicSerializerFactory basic)) {
            return classes(List.of(factory));
        }
        var config = basic.getFactoryConfig();
        return classes(List.of(factory), config.serializers(), config.keySerializers(), config.serializerModifiers());
    }

    private static List<Class<?>> deserializersAdded(JsonMapper mapper) {
        var context = mapper.getDeserializationContext();
        var factory = context.getFactory();
        if (!(factory instanceof BasicDeserializerFactory basic)) {
            return classes(List.of(context, factory));
        }
        var config = basic.getFactoryConfig();
        return classes(
                List.of(context, factory),
                config.deserializers(),
                config.keyDeserializers(),
                config.deserializerModifiers(),
                config.abstractTypeResolvers(),
                config.valueInstantiators());
    }

    /** The classes of what is in each of these. */
    private static List<Class<?>> classes(Iterable<?>... groups) {
        var classes = new ArrayList<Class<?>>();
        for (var group : groups) {
            classes.add(Iterable.class);
            group.forEach(each -> classes.add(each.getClass()));
        }
        return classes;
    }

    private boolean hasPlainConfig(MapperConfigBase<?, ?> config, MapperConfigBase<?, ?> plainConfig) {
        return introspectors(config).equals(introspectors(plainConfig))
                && config.getPropertyNamingStrategy() == null
                && config.getAccessorNaming().getClass()
                        == plainConfig.getAccessorNaming().getClass()
                && config.getClassIntrospector().getClass()
                        == plainConfig.getClassIntrospector().getClass()
                && config.getDefaultPropertyInclusion().equals(plainConfig.getDefaultPropertyInclusion())
                && config.getDefaultSetterInfo().equals(plainConfig.getDefaultSetterInfo())
                && Objects.equals(config.getDefaultMergeable(), plainConfig.getDefaultMergeable())
                && config.getDefaultVisibilityChecker().equals(plainConfig.getDefaultVisibilityChecker())
                && config.getHandlerInstantiator() == null
                && config.getActiveView() == null
                && config.getFullRootName() == null
                && !config.hasExplicitTimeZone()
                && config.getBase64Variant().equals(plainConfig.getBase64Variant())
                && config.getAttributes().equals(plainConfig.getAttributes())
                && config.getDefaultTyper(null) == null;
    }

    private static List<Class<?>> introspectors(MapperConfig<?> config) {
        return config.getAnnotationIntrospector().allIntrospectors().stream()
                .<Class<?>>map(AnnotationIntrospector::getClass)
                .toList();
    }

    /** Whether nothing is set of single types: coercions are, which the strict settings do not take back. */
    private boolean hasPlainOverrides() {
        return PLAIN_VALUES.stream()
                .allMatch(type -> Arrays.stream(CoercionInputShape.values())
                        .allMatch(shape -> same(each ->
                                each.getDeserializationConfig().findCoercionAction(LogicalType.Untyped, type, shape))));
    }

    private boolean haveSame(DatatypeFeature[] features) {
        return Arrays.stream(features)
                .allMatch(
                        feature -> same(each -> each.getDeserializationConfig().isEnabled(feature))
                                && same(each -> each.getSerializationConfig().isEnabled(feature)));
    }

    private boolean same(Function<JsonMapper, ?> setting) {
        return Objects.equals(setting.apply(mapper), setting.apply(plain));
    }
}
