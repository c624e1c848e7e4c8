package dev.callwire.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.maven.docs.Samples.Side;
import dev.callwire.schema.Constraints;
import dev.callwire.schema.Doc;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
    private static final TypeSchema CIRCLE = Types.object(PropertySchema.required("radius", Types.DOUBLE));

    @Test
    void plainValues() {
        assertThat(of(Types.INT)).isEqualTo("1");
        assertThat(of(Types.DECIMAL)).isEqualTo("4.5");
        assertThat(of(Types.BOOLEAN)).isEqualTo("true");
        assertThat(of(Types.string(StringFormat.DATE))).isEqualTo("\"2026-01-01\"");
        assertThat(of(Types.enumOf("ON", "OFF"))).isEqualTo("\"ON\"");
        assertThat(of(new TupleType(List.of(Types.INT, Types.STRING)))).isEqualTo("[1,\"text\"]");
        assertThat(of(Types.NULL)).isEqualTo("null");
    }

    @Test
    void namesSayWhatTextsAreOf() {
        assertThat(of(Types.object(
                        PropertySchema.required("name", Types.STRING), PropertySchema.optional("mail", Types.STRING))))
                .isEqualTo("{\"name\":\"Ada\",\"mail\":\"ada@example.com\"}");
    }

    @Test
    void valuesKeepToWhatIsSaidOfThem() {
        assertThat(of(said(Types.INT, Constraints.from(new BigDecimal("2.5"), true))))
                .isEqualTo("3");
        assertThat(of(said(Types.INT, Constraints.upTo(new BigDecimal(-5), true))))
                .isEqualTo("-6");
        assertThat(of(said(Types.DOUBLE, Constraints.upTo(BigDecimal.ONE, true))))
                .isEqualTo("0.5");
        assertThat(of(said(Types.STRING, Constraints.ofSize(2, 3)))).isEqualTo("\"ext\"");
        assertThat(of(said(Types.STRING, Constraints.ofSize(9, null)))).hasSize(11);
        assertThat(of(said(Types.STRING, Constraints.matching("[A-Z]{3}")))).isEqualTo("\"EUR\"");
        assertThat(of(said(Types.STRING, Constraints.ofEmail()))).isEqualTo("\"ada@example.com\"");
        assertThat(of(said(Types.set(Types.INT), Constraints.ofSize(3, 3)))).isEqualTo("[1,2,3]");
        assertThat(of(said(Types.map(Types.INT), Constraints.ofSize(2, null)))).isEqualTo("{\"key\":1,\"key2\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "[a-z]{3}\\d+, aaa1",
        "--\\d{2}-\\d{2}, --11-11",
        "Z|[+-]\\d{2}, Z",
        "^(?:[0-9]{2}|x)\\.(a?b*)+$, 11.",
        "'a{2,3}', aa",
        "(?=x).{5}, ''",
        "[^a]bc, ''",
        "(((a, ''"
    })
    void patternsOfTheUsualKindAreFollowed(String pattern, String text) {
        assertThat(Objects.requireNonNullElse(PatternSample.of(pattern), "")).isEqualTo(text);
    }

    @Test
    void unionsTellWhichOneItIs() {
        assertThat(of(union(Inclusion.PROPERTY))).isEqualTo("{\"kind\":\"circle\",\"radius\":4.5}");
        assertThat(of(union(Inclusion.WRAPPER_OBJECT))).isEqualTo("{\"circle\":{\"radius\":4.5}}");
        assertThat(of(union(Inclusion.WRAPPER_ARRAY))).isEqualTo("[\"circle\",{\"radius\":4.5}]");
        assertThat(of(union(Inclusion.NONE))).isEqualTo("{\"radius\":4.5}");
    }

    @Test
    void propertiesGoTheirWay() {
        TypeSchema account = Types.object(
                new PropertySchema("id", Doc.NONE, false, null, Types.INT, PropertyAccess.READ_ONLY, null),
                new PropertySchema("secret", Doc.NONE, false, null, Types.INT, PropertyAccess.WRITE_ONLY, "7"));

        assertThat(Samples.of(account, "a", service(), Side.CALLER)).isEqualTo("{\"secret\":7}");
        assertThat(Samples.of(account, "a", service(), Side.CALLEE)).isEqualTo("{\"id\":1}");
    }

    @Test
    void keysAreNames() {
        assertThat(of(new MapType(Types.enumOf("A"), Types.INT))).isEqualTo("{\"A\":1}");
    }

    @Test
    void typesThatHoldThemselvesEnd() {
        NamedType tree = NamedType.of(
                "Tree",
                Types.object(
                        PropertySchema.required("branches", Types.array(Types.reference("Tree"))),
                        PropertySchema.optional("root", Types.reference("Tree"))));
        NamedType endless =
                NamedType.of("Endless", Types.object(PropertySchema.required("next", Types.reference("Endless"))));

        assertThat(Samples.of(Types.reference("Tree"), "t", service(tree), Side.BOTH))
                .startsWith("{\"branches\":[{")
                .hasSizeLessThan(2_000);
        assertThat(Samples.of(Types.reference("Endless"), "t", service(endless), Side.BOTH))
                .isNull();
    }

    @Test
    void wideTypesEndSoon() {
        NamedType wide = NamedType.of(
                "Wide",
                Types.object(IntStream.range(0, 50)
                        .mapToObj(i -> PropertySchema.optional("p" + i, Types.reference("Wide")))
                        .toArray(PropertySchema[]::new)));

        assertThat(Samples.of(Types.reference("Wide"), "t", service(wide), Side.BOTH))
                .hasSizeLessThan(20_000);
    }

    @Test
    void descriptionsAreFollowedAsFarAsTheyArePlain() {
        assertThat(of(new DescribedType("{\"type\": \"string\", \"pattern\": \"^#[0-9a-f]{6}$\"}")))
                .isEqualTo("\"#336699\"");
        assertThat(of(new DescribedType("{\"examples\": [{\"a\": [1.50, null]}]}")))
                .isEqualTo("{\"a\":[1.50,null]}");
        assertThat(of(new DescribedType(
                        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\", \"minimum\": 7}}}")))
                .isEqualTo("{\"a\":7}");
        assertThat(of(new DescribedType("{\"oneOf\": [{\"type\": \"array\", \"items\": {\"type\": \"boolean\"}}]}")))
                .isEqualTo("[true]");
        assertThat(of(new DescribedType("{\"pattern\": \"((((a\", \"type\": \"string\"}")))
                .isEqualTo("\"text\"");
    }

    private static TypeSchema union(Inclusion inclusion) {
        return new UnionType(
                inclusion == Inclusion.PROPERTY ? "kind" : "",
                inclusion,
                List.of(new Alternative("circle", CIRCLE)),
                null);
    }

    private static TypeSchema said(TypeSchema type, Constraints constraints) {
        return new ConstrainedType(type, constraints);
    }

    private static @Nullable String of(TypeSchema type) {
        return Samples.of(type, "value", service(), Side.BOTH);
    }

    private static ServiceSchema service(NamedType... types) {
        return new ServiceSchema("com.acme.S", "s", Doc.NONE, null, List.of(), List.of(types));
    }
}
