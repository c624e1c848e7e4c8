package dev.callwire.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.FieldProperty;
import com.fasterxml.jackson.databind.deser.impl.MethodProperty;
import com.fasterxml.jackson.databind.deser.impl.NullsFailProvider;
import com.fasterxml.jackson.databind.deser.std.EnumDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.EnumSerializer;
import com.fasterxml.jackson.databind.ser.std.NullSerializer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mapper makes of a type what a generated codec takes for granted. The mapper's settings are plain; what differs
 * is the classes: their annotations, and members that came after the codec was generated. If in doubt, it does not.
 */
final class JacksonAgreement {
    private final JsonMapper mapper;
    private final SerializerProvider serializers;
    private final DeserializationContext deserializers;

    private JacksonAgreement(JsonMapper mapper) {
        this.mapper = mapper;
        serializers = mapper.getSerializerProviderInstance();
        var context = (DefaultDeserializationContext) mapper.getDeserializationContext();
        deserializers = context.createDummyInstance(mapper.getDeserializationConfig());
    }

    /** Tells whether the mapper agrees with a codec and with all that it is made of. */
    static boolean isOn(GeneratedCodec<?> codec, JsonMapper mapper) {
        try {
            return new JacksonAgreement(mapper).isOnAll(codec);
        } catch (JsonMappingException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private boolean isOnAll(GeneratedCodec<?> codec) throws JsonMappingException {
        var seen = Collections.<GeneratedCodec<?>>newSetFromMap(new IdentityHashMap<>());
        var waiting = new ArrayDeque<GeneratedCodec<?>>(List.of(codec));
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            if (seen.add(next)) {
                if (!isOn(next)) {
                    return false;
                }
                waiting.addAll(next.parts());
            }
        }
        return true;
    }

    private boolean isOn(GeneratedCodec<?> codec) throws JsonMappingException {
        var type = mapper.constructType(codec.type());
        if (codec instanceof ObjectCodec<?> object) {
            var shape = object.shape();
            return shape.isComplete() && hasNoOverride(type) && isWritten(type, shape) && isRead(type, shape);
        }
        return hasNoOverride(type) && (!type.isEnumType() || isPlainEnum(type));
    }

    private boolean hasNoOverride(JavaType type) {
        var config = mapper.getSerializationConfig();
        return config.findConfigOverride(type.getRawClass()) == null
                && config.getDefaultPropertyFormat(type.getRawClass()).equals(JsonFormat.Value.empty());
    }

    private boolean isPlainEnum(JavaType type) throws JsonMappingException {
        JsonSerializer<?> usual = serializers.findValueSerializer(type, null);
        if (!(usual instanceof EnumSerializer serializer)
                || serializer.getClass() != EnumSerializer.class
                || !(deserializers.findRootValueDeserializer(type) instanceof OneKindDeserializer deserializer)
                || !(deserializer.getDelegatee() instanceof EnumDeserializer)
                || !hasPlainKeys(type)
                || !format(type).equals(JsonFormat.Value.empty())) {
            return false;
        }
        var values = serializer.getEnumValues();
        for (var constant : values.enums()) {
            if (!values.serializedValueFor(constant).getValue().equals(constant.name())) {
                return false;
            }
        }
        return true;
    }

    /** Whether no member of an enum says what its constants are called as names of members. */
    private boolean hasPlainKeys(JavaType type) {
        return mapper.getSerializationConfig().introspect(type).findJsonKeyAccessor() == null;
    }

    /** How a class says that it is written. */
    private JsonFormat.Value format(JavaType type) {
        var config = mapper.getSerializationConfig();
        var format = config.getAnnotationIntrospector()
                .findFormat(config.introspectClassAnnotations(type).getClassInfo());
        return format == null ? JsonFormat.Value.empty() : format;
    }

    private boolean isWritten(JavaType type, Shape shape) throws JsonMappingException {
        if (!(serializers.findTypedValueSerializer(type, false, null) instanceof BeanSerializer serializer)
                || serializer.getClass() != BeanSerializer.class
                || !new ObjectWriting(serializer).isPlain()) {
            return false;
        }
        var properties = shape.properties();
        int count = 0;
        for (var each = serializer.properties(); each.hasNext(); count++) {
            if (!(each.next() instanceof BeanPropertyWriter writer)
                    || count == properties.size()
                    || !isWritten(writer, properties.get(count))) {
                return false;
            }
        }
        return count == properties.size();
    }

    private boolean isWritten(BeanPropertyWriter writer, Shape.Property property) throws JsonMappingException {
        return writer.getClass() == BeanPropertyWriter.class
                && writer.getName().equals(property.name())
                && isType(property, writer.getType())
                && isPlain(writer, writer.getType(), mapper.getSerializationConfig())
                && writer.getTypeSerializer() == null
                && writer.getViews() == null
                && writer.willSuppressNulls() == property.omitsNull()
                && isUnderstood(writer.getMember())
                && new PropertyWriting(writer).isUnconditional()
                && isUsual(writer.getSerializer(), writer.getType());
    }

    private boolean isRead(JavaType type, Shape shape) throws JsonMappingException {
        if (!(deserializers.findRootValueDeserializer(type) instanceof BeanDeserializer deserializer)
                || deserializer.getClass() != BeanDeserializer.class) {
            return false;
        }
        var reading = new ObjectReading(deserializer);
        var expected = shape.properties().stream().filter(Shape.Property::read).toList();
        var found = reading.properties(shape.isOfRecord(), deserializers);
        if (!reading.isPlain() || found == null || found.size() != expected.size()) {
            return false;
        }
        var byName = found.stream().collect(Collectors.toMap(SettableBeanProperty::getName, each -> each));
        for (int i = 0; i < expected.size(); i++) {
            var property = shape.isOfRecord()
                    ? found.get(i)
                    : byName.get(expected.get(i).name());
            if (property == null || !isRead(property, expected.get(i), shape.isOfRecord())) {
                return false;
            }
        }
        return true;
    }

    private boolean isRead(SettableBeanProperty found, Shape.Property property, boolean ofRecord)
            throws JsonMappingException {
        var kind = found.getClass();
        return (ofRecord ? kind == CreatorProperty.class : kind == MethodProperty.class || kind == FieldProperty.class)
                && found.getName().equals(property.name())
                && isType(property, found.getType())
                && isPlain(found, found.getType(), mapper.getDeserializationConfig())
                && found.findAliases(mapper.getDeserializationConfig()).isEmpty()
                && !found.hasValueTypeDeserializer()
                && !found.hasViews()
                && found.getInjectableValueId() == null
                && found.getManagedReferenceName() == null
                && found.getObjectIdInfo() == null
                && isUnderstood(found.getMember())
                && !(property.mayBeAbsent() && found.isRequired())
                && !(takesNull(property, found) && found.getNullValueProvider() instanceof NullsFailProvider)
                && isUsual(found.getValueDeserializer(), found.getType());
    }

    /** Whether a codec accepts null, which optional values are read from. */
    private static boolean takesNull(Shape.Property property, SettableBeanProperty found) {
        return property.mayBeNull() || found.getType().isReferenceType();
    }

    private boolean isType(Shape.Property property, JavaType found) {
        return mapper.constructType(property.codec().type()).equals(found);
    }

    private static boolean isPlain(BeanProperty property, JavaType type, MapperConfig<?> config) {
        return property.findPropertyFormat(config, type.getRawClass()).equals(JsonFormat.Value.empty())
                && property.getWrapperName() == null;
    }

    /** Whether the annotations of a member, of which some are about what is within its value, all are understood. */
    private static boolean isUnderstood(AnnotatedMember member) {
        for (var annotation : member.getAllAnnotations().annotations()) {
            if (annotation instanceof JsonInclude include
                    ? include.content() != JsonInclude.Include.ALWAYS
                    : isOfJackson(annotation.annotationType())
                            && !(annotation instanceof JsonProperty)
                            && !(annotation instanceof JsonIgnore)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfJackson(Class<? extends Annotation> type) {
        return type.getName().startsWith("com.fasterxml.jackson.");
    }

    /** Whether nobody says in which of several shapes an object stands in JSON. */
    private static boolean isAny(JsonFormat.@Nullable Shape shape) {
        return shape == null || shape == JsonFormat.Shape.ANY;
    }

    /** Whether a property is written as any value of its type. */
    private boolean isUsual(@Nullable JsonSerializer<?> serializer, JavaType type) throws JsonMappingException {
        return serializer == null
                || serializer.getClass()
                        == serializers.findValueSerializer(type, null).getClass();
    }

    /** Whether a property is read as any value of its type. */
    private boolean isUsual(JsonDeserializer<?> deserializer, JavaType type) throws JsonMappingException {
        return deserializer.getClass()
                == deserializers.findContextualValueDeserializer(type, null).getClass();
    }

    /** What Jackson keeps to itself of the writing of an object. */
    private static final class ObjectWriting extends BeanSerializer {
        private static final long serialVersionUID = 1;

        ObjectWriting(BeanSerializerBase of) {
            super(of);
        }

        boolean isPlain() {
            return _objectIdWriter == null
                    && _typeId == null
                    && _propertyFilterId == null
                    && isAny(_serializationShape);
        }
    }

    /** What Jackson keeps to itself of the writing of a property. */
    private static final class PropertyWriting extends BeanPropertyWriter {
        private static final long serialVersionUID = 1;

        PropertyWriting(BeanPropertyWriter of) {
            super(of);
        }

        boolean isUnconditional() {
            return _suppressableValue == null
                    && (_nullSerializer == null || _nullSerializer.getClass() == NullSerializer.class);
        }
    }

    /** What Jackson keeps to itself of the reading of an object. */
    private static final class ObjectReading extends BeanDeserializer {
        private static final long serialVersionUID = 1;

        ObjectReading(BeanDeserializer of) {
            super(of);
        }

        boolean isPlain() {
            return _anySetter == null
                    && _injectables == null
                    && _unwrappedPropertyHandler == null
                    && _externalTypeIdHandler == null
                    && _objectIdReader == null
                    && _includableProps == null
                    && _delegateDeserializer == null
                    && _arrayDelegateDeserializer == null
                    && (_backRefs == null || _backRefs.isEmpty())
                    && !_needViewProcesing
                    && isAny(_serializationShape);
        }

        /** Those of the constructor or those that are set, as long as there are none of the other kind; or null. */
        @Nullable
        List<SettableBeanProperty> properties(boolean ofConstructor, DeserializationContext context) {
            var set = new ArrayList<SettableBeanProperty>();
            properties().forEachRemaining(set::add);
            if (ofConstructor) {
                var arguments = _valueInstantiator.getFromObjectArguments(context.getConfig());
                return _propertyBasedCreator == null
                                || arguments == null
                                || arguments.length != set.size()
                                || !isConstructor(_valueInstantiator.getWithArgsCreator())
                        ? null
                        : inOrder(arguments, set);
            }
            return _propertyBasedCreator != null || !isConstructor(_valueInstantiator.getDefaultCreator()) ? null : set;
        }

        private static boolean isConstructor(@Nullable AnnotatedWithParams creator) {
            return creator != null && creator.getAnnotated() instanceof Constructor<?>;
        }

        /** The properties as they have been resolved, in the order of the constructor's parameters; or null. */
        private static @Nullable List<SettableBeanProperty> inOrder(
                SettableBeanProperty[] arguments, List<SettableBeanProperty> resolved) {
            var byName = resolved.stream().collect(Collectors.toMap(SettableBeanProperty::getName, each -> each));
            var inOrder = new ArrayList<SettableBeanProperty>();
            for (var argument : arguments) {
                var property = byName.get(argument.getName());
                if (property == null) {
                    return null;
                }
                inOrder.add(property);
            }
            return inOrder;
        }
    }
}
