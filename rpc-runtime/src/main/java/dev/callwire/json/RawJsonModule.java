package dev.callwire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How {@link RawJson} stands within other values. */
final class RawJsonModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    RawJsonModule() {
        super("callwire-raw-json");
        addSerializer(new Writer());
        addDeserializer(RawJson.class, new Reader());
    }

    private static final class Writer extends StdSerializer<RawJson> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(value.json());
        }

        @Override
        public void serializeWithType(
                RawJson value, JsonGenerator out, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            serialize(value, out, provider);
        }
    }

    private static final class Reader extends StdDeserializer<RawJson> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(RawJson.class);
        }

        @Override
        public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new RawJson(ValueText.of(parser));
        }

        @Override
        public Object deserializeWithType(
                JsonParser parser, DeserializationContext context, TypeDeserializer typeDeserializer)
                throws IOException {
            return deserialize(parser, context);
        }

        @Override
        public RawJson getNullValue(DeserializationContext context) {
            return RawJson.NULL;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
