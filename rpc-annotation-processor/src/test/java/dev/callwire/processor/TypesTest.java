package dev.callwire.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.JsonSchemaDocument;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.SchemaJson;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the schema says of types that are out of the ordinary. */
class TypesTest {

    /** The schema of a service with the method {@code void take(T value)} and these types. */
    private static ServiceSchema schema(String type, String... types) {
        var compilation = Javac.compile(Javac.source(
                "demo.Demo",
                "package demo;",
                "import com.fasterxml.jackson.annotation.*;",
                "import dev.callwire.annotation.*;",
                "import jakarta.validation.constraints.*;",
                "import java.util.*;",
                "@RpcService public interface Demo {",
                "  void take(" + type + " value);",
                String.join("\n", types),
                "}"));
        assertThat(Javac.messages(compilation)).isEmpty();
        var json = Javac.schema(compilation, "demo.Demo");
        return SchemaJson.read(json.getBytes(StandardCharsets.UTF_8), "demo.Demo");
    }

    private static TypeSchema typeOf(ServiceSchema schema, String name) {
        return schema.type("demo.Demo$" + name).schema();
    }

    private static List<PropertySchema> properties(ServiceSchema schema, String name) {
        return ((ObjectType) typeOf(schema, name)).properties();
    }

    @Test
    void enumOfManyConstantsIsListed() {
        var constants = IntStream.range(0, 2000).mapToObj(i -> "C" + i).collect(Collectors.joining(", "));

        var schema = schema("Huge", "enum Huge { " + constants + " }");

        assertThat(((EnumType) typeOf(schema, "Huge")).constants())
                .hasSize(2000)
                .endsWith(EnumConstant.of("C1999"));
    }

    @Test
    void typesOfOneSimpleNameKeepApart() {
        var schema = schema(
                "Both",
                "record Both(A.Same a, B.Same b) {}",
                "interface A { record Same(int x) {} }",
                "interface B { record Same(String y) {} }");

        assertThat(JsonSchemaDocument.of(List.of(schema)).toPrettyJson())
                .contains("\"#/$defs/ASame\"")
                .contains("\"#/$defs/BSame\"");
    }

    @Test
    void typesThatHoldEachOtherAreReferredTo() {
        var schema = schema("A", "record A(List<B> b) {}", "record B(Optional<A> a, Map<String, B> more) {}");

        assertThat(properties(schema, "A"))
                .containsExactly(PropertySchema.required("b", Types.array(Types.reference("demo.Demo$B"))));
    }

    @Test
    void namesThatMeanSomethingElsewhereAreKept() {
        var schema = schema("Odd", "record Odd(@JsonProperty(\"__proto__\") int a, @JsonProperty(\"class\") int b) {}");

        assertThat(properties(schema, "Odd")).extracting(PropertySchema::name).containsExactly("__proto__", "class");
    }

    @Test
    void orderIsThatOfWriting() {
        var schema = schema(
                "Bean",
                "@JsonPropertyOrder(\"last\") class Bean {",
                "  @JsonProperty(\"renamed\") public int first;",
                "  public int second;",
                "  @JsonProperty(index = 0) public int third;",
                "  public int last;",
                "}");

        assertThat(properties(schema, "Bean"))
                .extracting(PropertySchema::name)
                .containsExactly("last", "third", "second", "renamed");
    }

    @Test
    void directionsAndDefaultsAreTold() {
        var schema = schema(
                "Bean",
                "class Bean {",
                "  @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) public String secret;",
                "  @JsonProperty(defaultValue = \"5\") public int count;",
                "  @JsonProperty(defaultValue = \"5\") public String text;",
                "  public int getTwice() { return 2 * count; }",
                "}");

        assertThat(properties(schema, "Bean"))
                .extracting(PropertySchema::name, PropertySchema::access, PropertySchema::defaultValue)
                .containsExactlyInAnyOrder(
                        tuple("secret", PropertyAccess.WRITE_ONLY, null),
                        tuple("count", PropertyAccess.BOTH, "5"),
                        tuple("text", PropertyAccess.BOTH, "\"5\""),
                        tuple("twice", PropertyAccess.READ_ONLY, null));
    }

    @Test
    void alternativesOfGenericUnionsHaveItsArguments() {
        var schema = schema(
                "Outcome<Integer>",
                "@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"is\") sealed interface Outcome<T> {}",
                "record Done<V>(V value) implements Outcome<V> {}",
                "record Failed<T>(String why) implements Outcome<T> {}");

        var union =
                (UnionType) schema.type("demo.Demo$Outcome<java.lang.Integer>").schema();
        assertThat(union.alternatives())
                .extracting(TypeSchema.Alternative::schema)
                .containsExactly(
                        Types.reference("demo.Demo$Done<java.lang.Integer>"),
                        Types.reference("demo.Demo$Failed<java.lang.Integer>"));
    }

    @Test
    void constraintsOfParametersAreCarried() {
        var compilation = Javac.compile(
                Javac.source(
                        "demo.Demo",
                        "package demo;",
                        "import dev.callwire.annotation.*;",
                        "import jakarta.validation.constraints.*;",
                        "@RpcService public interface Demo { @Size(max = 3) String take(@Min(1) int a, @Pattern(regexp = \"\\\\d++\") String b); }"));

        assertThat(Javac.messages(compilation)).isEmpty();
        assertThat(Javac.schema(compilation, "demo.Demo"))
                .contains("\"minimum\": 1")
                .contains("\"maximumSize\": 3")
                .contains("\\\\d++");
    }
}
