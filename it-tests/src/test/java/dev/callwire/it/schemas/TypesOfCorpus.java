package dev.callwire.it.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import dev.callwire.json.DataBinder.ValueCodec;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.schema.JsonSchemaDocument;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The types of the corpus: how Jackson reads and writes them, and what their schemas allow. */
final class TypesOfCorpus {
    private static final JacksonBinder BINDER = JacksonBinder.create();
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final List<Class<?>> SERVICES = List.of(
            PlainTypes.class,
            NamedTypes.class,
            AbsentTypes.class,
            UnionTypes.class,
            FormedTypes.class,
            ConstrainedTypes.class);

    private TypesOfCorpus() {}

    /** A type, by the method that takes and returns it. */
    static final class CorpusType {
        private final Method method;
        private final ValueCodec<Object> codec;
        private final String text;
        private final Schema schema;

        CorpusType(Method method, ServiceSchema service, JsonSchemaDocument document) {
            this.method = method;
            codec = BINDER.codec(method.getGenericReturnType());
            var described = service.methods().stream()
                    .filter(each -> each.javaName().equals(method.getName()))
                    .findFirst()
                    .map(MethodSchema::params)
                    .orElseThrow();
            text = document.schemaOf(described.get(0).schema(), service);
            schema = schemaOf(text);
        }

        String name() {
            return method.getName().substring(2);
        }

        /** What its method is called on the wire. */
        String wireName() {
            String service = method.getDeclaringClass().getSimpleName();
            return service.substring(0, 1).toLowerCase(Locale.ROOT) + service.substring(1) + "." + method.getName();
        }

        boolean isConstrained() {
            return method.getDeclaringClass() == ConstrainedTypes.class;
        }

        AnnotatedType type() {
            return method.getAnnotatedReturnType();
        }

        String schemaText() {
            return text;
        }

        JsonNode written(Object value) {
            var out = new JsonWriter(256, 1 << 20);
            codec.write(value, out);
            return parse(out.toSlice().toString());
        }

        /** A value of that seed, as Jackson writes it. */
        JsonNode random(long seed) {
            return written(new RandomObjects(seed).value(type()));
        }

        Object read(String json) {
            return codec.read(JsonSlice.of(json));
        }

        boolean isReadable(JsonNode json) {
            try {
                codec.read(JsonSlice.of(json.toString()));
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        /** What the schema has against a value. */
        List<String> problemsOf(JsonNode json) {
            return problems(schema, json);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<CorpusType> all() {
        var types = new ArrayList<CorpusType>();
        for (var service : SERVICES) {
            var schema = schemaOf(service);
            var document = JsonSchemaDocument.of(List.of(schema));
            Arrays.stream(service.getDeclaredMethods())
                    .filter(each -> !each.isSynthetic())
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(each -> types.add(new CorpusType(each, schema, document)));
        }
        return types;
    }

    static List<ServiceSchema> services() {
        return SERVICES.stream().map(TypesOfCorpus::schemaOf).toList();
    }

    static CorpusType named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ServiceSchema schemaOf(Class<?> service) {
        var name = ServiceSchema.resourceName(service.getName());
        try (var in = service.getClassLoader().getResourceAsStream(name)) {
            return SchemaJson.read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema schemaOf(String text) {
        Dialect dialect = Dialects.getDraft202012();
        return SchemaRegistry.withDefaultDialect(dialect).getSchema(text);
    }

    static List<String> problems(Schema schema, JsonNode json) {
        return schema
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
