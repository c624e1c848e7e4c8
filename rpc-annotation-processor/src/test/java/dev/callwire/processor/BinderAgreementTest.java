package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the compiler sees in a class must be what the JSON library sees in it when the program runs. */
class BinderAgreementTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, byte[]> CLASSES = new HashMap<>();
    private static final ClassLoader LOADER = new ClassLoader(BinderAgreementTest.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = CLASSES.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    };
    private static ServiceSchema schema;

    @BeforeAll
    static void compile() throws Exception {
        var compilation = Javac.compile(Javac.file("good/Library.java"));
        for (var file : compilation.generatedFiles()) {
            var path = file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", "");
            if (path.endsWith(".class")) {
                try (var in = file.openInputStream()) {
                    CLASSES.put(path.replace(".class", "").replace('/', '.'), in.readAllBytes());
                }
            }
        }
        var json = Javac.schema(compilation, "com.example.types.Library");
        schema = SchemaJson.read(json.getBytes(StandardCharsets.UTF_8), "Library");
    }

    @Test
    void objectsHaveTheSameProperties() throws Exception {
        var compared = new TreeSet<String>();
        for (var type : schema.types()) {
            if (type.schema() instanceof TypeSchema.ObjectType object) {
                assertThat(object.properties().stream().map(PropertySchema::name))
                        .as(type.id())
                        .containsExactlyInAnyOrderElementsOf(propertiesOf(classOf(type)));
                compared.add(classOf(type).getSimpleName());
            }
        }
        assertThat(compared).contains("Bean", "Made", "Pair", "Node", "Plain", "Dog");
    }

    private static Set<String> propertiesOf(Class<?> type) {
        var java = MAPPER.constructType(type);
        BeanDescription written = MAPPER.getSerializationConfig().introspect(java);
        BeanDescription read = MAPPER.getDeserializationConfig().introspect(java);
        var ignored = MAPPER.getSerializationConfig()
                .getDefaultPropertyIgnorals(type, written.getClassInfo())
                .getIgnored();
        // A record's ignored component stays in the library's view of reading it.
        var readToo = type.isRecord() ? Stream.<BeanPropertyDefinition>empty() : read.findProperties().stream();
        return Stream.concat(written.findProperties().stream(), readToo)
                .map(BeanPropertyDefinition::getName)
                .filter(name -> !ignored.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void enumsHaveTheSameConstants() throws Exception {
        for (var type : schema.types()) {
            if (type.schema() instanceof TypeSchema.EnumType known) {
                var written = Arrays.stream(classOf(type).getEnumConstants())
                        .map(constant -> MAPPER.convertValue(constant, String.class));

                assertThat(known.constants().stream().map(EnumConstant::value))
                        .containsExactlyElementsOf(written.toList());
            }
        }
    }

    @Test
    void permittedTypesAreToldApartByTheSameNames() throws Exception {
        var permitted = LOADER.loadClass("com.example.types.Library$Permitted");
        var union = schema.types().stream()
                .filter(type -> type.id().equals(permitted.getName()))
                .map(type -> (TypeSchema.UnionType) type.schema())
                .findFirst()
                .orElseThrow();

        assertThat(union.alternatives()).hasSize(3).allSatisfy(alternative -> {
            var json = "{\"type\":\"" + alternative.name() + "\",\"x\":1}";
            var codec = JacksonBinder.create().codec(permitted);
            var out = new JsonWriter(64, 1024);
            codec.write(codec.read(JsonSlice.of(json)), out);
            assertThat(out.toSlice()).hasToString(json);
        });
    }

    @Test
    void unionsAreToldApartByTheSameNames() throws Exception {
        var compared = 0;
        for (var method : schema.methods()) {
            for (var param : method.params()) {
                compared += compareUnion(param.schema());
            }
        }
        for (var type : schema.types()) {
            // Jackson itself knows no permitted types; the runtime's binder does.
            compared += type.id().endsWith("Permitted") ? 0 : compareUnion(type.schema());
        }
        assertThat(compared).isEqualTo(5);
    }

    private static int compareUnion(TypeSchema type) throws Exception {
        if (!(type instanceof TypeSchema.UnionType union)) {
            return 0;
        }
        for (var alternative : union.alternatives()) {
            var id = ((TypeSchema.ReferenceType) alternative.schema()).typeId();
            var of = MAPPER.constructType(LOADER.loadClass(id));
            var typing = MAPPER.getSerializerProviderInstance().findTypeSerializer(of);
            assertThat(typing.getPropertyName()).isEqualTo(union.discriminator());
            var made = MAPPER.readValue(
                    "{\"" + union.discriminator() + "\":\"" + alternative.name() + "\",\"radius\":1,\"side\":1}", of);
            assertThat(made).isInstanceOf(of.getRawClass());
            assertThat(MAPPER.valueToTree(made).get(union.discriminator()).asText())
                    .isEqualTo(alternative.name());
        }
        return union.alternatives().size();
    }

    private static Class<?> classOf(NamedType type) throws ClassNotFoundException {
        return LOADER.loadClass(type.id().replaceFirst("<.*", ""));
    }
}
