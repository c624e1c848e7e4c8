package dev.callwire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How objects stand within values that are passed by reference: those of interfaces that are marked so. */
final class ReferenceModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    /** No protocol needs as much for a reference. */
    private static final int MAX_LENGTH = 1024;

    ReferenceModule() {
        super("callwire-references");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Writers());
        context.addDeserializers(new Readers());
        context.insertAnnotationIntrospector(new DeclaredTypes());
    }

    /** Tells whether objects of a type are passed by reference. */
    static boolean isMarked(Class<?> type) {
        return type.isInterface()
                && (type.isAnnotationPresent(RpcCallback.class) || type.isAnnotationPresent(RpcService.class));
    }

    /**
     * Returns the type of a whole value. What it is made of, and passed by reference, is written as what it is declared to
     * be. Jackson would otherwise go by the class of the object, which may have more than one interface that is marked.
     */
    static JavaType asDeclared(JavaType type) {
        return leadsToMarked(type) ? type.withStaticTyping() : type;
    }

    private static boolean leadsToMarked(JavaType type) {
        var content = type.getContentType();
        return isMarked(type.getRawClass())
                || (content != null && leadsToMarked(content))
                || type.getBindings().getTypeParameters().stream().anyMatch(ReferenceModule::leadsToMarked);
    }

    private static References current(Class<?> type) {
        var references = References.current();
        if (references == null) {
            throw new IllegalStateException("A " + type.getName()
                    + " is passed by reference, so it can only be written and read as a part of a call");
        }
        return references;
    }

    /** Does the same for members. */
    private static final class DeclaredTypes extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonSerialize.@Nullable Typing findSerializationTyping(Annotated annotated) {
            return annotated instanceof AnnotatedMember && leadsToMarked(annotated.getType())
                    ? JsonSerialize.Typing.STATIC
                    : null;
        }
    }

    private static final class Writers extends Serializers.Base {
        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            var marked = new LinkedHashSet<Class<?>>();
            collectMarked(type.getRawClass(), marked);
            return marked.isEmpty() ? null : new Writer(type.getRawClass(), marked.toArray(Class<?>[]::new));
        }

        /** Collects the nearest marked interfaces of a class. */
        private static void collectMarked(@Nullable Class<?> type, Set<Class<?>> marked) {
            if (type == null) {
                return;
            }
            if (isMarked(type)) {
                marked.add(type);
                return;
            }
            for (Class<?> each : type.getInterfaces()) {
                collectMarked(each, marked);
            }
            collectMarked(type.getSuperclass(), marked);
        }
    }

    private static final class Writer extends StdSerializer<Object> {
        private static final long serialVersionUID = 1;

        private final Class<?>[] marked;

        Writer(Class<?> type, Class<?>[] marked) {
            super(type, false);
            this.marked = marked;
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            var reference = new JsonWriter(96, MAX_LENGTH);
            try {
                var type = only();
                current(type).write(type, value, reference);
            } catch (RuntimeException e) {
                throw new ReferenceFailure(out, e);
            }
            out.writeRawValue(reference.toString());
        }

        private Class<?> only() {
            if (marked.length > 1) {
                throw new IllegalStateException("An object is passed by reference as one interface, and "
                        + handledType().getName() + " has several: " + Arrays.toString(marked)
                        + "; declare what holds it as one of"
                        + " them");
            }
            return marked[0];
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            serialize(value, out, provider);
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return isMarked(type.getRawClass()) ? new Reader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isMarked(type);
        }
    }

    private static final class Reader extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1;

        Reader(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            // Which of the two stands for an object is the protocol's business.
            if (parser.currentToken() != JsonToken.START_OBJECT && parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            var json = JsonSlice.of(ValueText.of(parser));
            try {
                if (json.length() > MAX_LENGTH) {
                    throw new UnfitValueException(
                            "",
                            JsonWords.REFERENCE,
                            (json.array()[json.offset()] == '{' ? "an object of " : "a string of ") + json.length()
                                    + " bytes");
                }
                return current(handledType()).read(handledType(), json);
            } catch (RuntimeException e) {
                throw new ReferenceFailure(parser, e);
            }
        }

        @Override
        public Object deserializeWithType(
                JsonParser parser, DeserializationContext context, TypeDeserializer typeDeserializer)
                throws IOException {
            return deserialize(parser, context);
        }
    }
}
