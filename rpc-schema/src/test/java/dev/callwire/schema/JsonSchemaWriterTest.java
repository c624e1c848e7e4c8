package dev.callwire.schema;

import static dev.callwire.schema.StringFormat.BASE64;
import static dev.callwire.schema.StringFormat.CHARACTER;
import static dev.callwire.schema.StringFormat.DATE;
import static dev.callwire.schema.StringFormat.DATE_TIME;
import static dev.callwire.schema.StringFormat.DURATION;
import static dev.callwire.schema.StringFormat.LOCAL_DATE_TIME;
import static dev.callwire.schema.StringFormat.LOCAL_TIME;
import static dev.callwire.schema.StringFormat.PERIOD;
import static dev.callwire.schema.StringFormat.TIME;
import static dev.callwire.schema.StringFormat.URI;
import static dev.callwire.schema.StringFormat.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.dialect.Dialects;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaWriterTest {

    private static final TypeSchema SHAPE = new UnionType(
            "kind",
            List.of(
                    new Alternative("circle", Types.object(PropertySchema.required("radius", Types.DOUBLE))),
                    new Alternative("point", Types.object())));

    private final JsonSchemaWriter writer = JsonSchemaWriter.ofOpenRpc(id -> "N/" + id);

    static Stream<Arguments> allowed() {
        return Stream.of(
                values(Types.BYTE, "-128", "127"),
                values(Types.SHORT, "-32768", "32767"),
                values(Types.INT, "-2147483648", "2147483647"),
                values(Types.LONG, "-9223372036854775808", "9223372036854775807"),
                values(Types.BIG_INTEGER, "-1", "123456789012345678901234567890"),
                values(Types.FLOAT, "1", "-1.5", "1e10"),
                values(Types.DOUBLE, "0.1"),
                values(Types.DECIMAL, "123456789012345678901234567890.123"),
                values(Types.BOOLEAN, "true", "false"),
                values(Types.STRING, "''", "'x'"),
                values(Types.string(CHARACTER), "'x'"),
                values(
                        Types.string(DATE_TIME),
                        q(Instant.EPOCH),
                        q(OffsetDateTime.parse("2026-01-31T10:15:30.123+01:00"))),
                values(
                        Types.string(LOCAL_DATE_TIME),
                        q(LocalDateTime.MIN),
                        q(LocalDateTime.MAX),
                        q(LocalDateTime.of(2026, 1, 31, 10, 15))),
                values(Types.string(DATE), q(LocalDate.of(2026, 1, 31))),
                values(Types.string(TIME), q(OffsetTime.parse("10:15:30+01:00")), "'10:15:30Z'"),
                values(Types.string(LOCAL_TIME), q(LocalTime.MIN), q(LocalTime.MAX), q(LocalTime.of(10, 15, 30))),
                values(
                        Types.string(DURATION),
                        q(Duration.ZERO),
                        q(Duration.ofMillis(-1500)),
                        q(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
                        "'P2DT3H'"),
                values(Types.string(PERIOD), q(Period.ZERO), q(Period.of(1, -2, 3)), "'P1W'"),
                values(Types.string(UUID), "'2f1b3a52-6a0e-4c1f-9a58-0d2f6a1c9e11'"),
                values(Types.string(URI), "'https://example.com/a?b#c'", "'../a'"),
                values(Types.string(BASE64), "'AQID'"),
                values(Types.enumOf("A", "B"), "'A'", "'B'"),
                values(Types.array(Types.INT), "[]", "[1, 1]"),
                values(Types.set(Types.INT), "[1, 2]"),
                values(Types.map(Types.INT), "{}", "{'a': 1}"),
                values(new MapType(Types.enumOf("A"), Types.INT), "{}", "{'A': 1}"),
                values(
                        Types.object(
                                PropertySchema.required("a", Types.INT), PropertySchema.optional("b", Types.STRING)),
                        "{'a': 1}",
                        "{'a': 1, 'b': 'x', 'unknown': []}"),
                values(Types.INT.orNull(), "1", "null"),
                values(Types.enumOf("A").orNull(), "'A'", "null"),
                values(SHAPE.orNull(), "{'kind': 'point'}", "null"),
                values(new NullableType(Types.NULL), "null"),
                values(Types.ANY, "null", "[{'a': 1.5}]"),
                values(Types.opaque("Nobody knows."), "null", "[{'a': 1.5}]"),
                values(Types.NULL, "null"),
                values(OddTypes.TUPLE, "[1, 'a']"),
                values(OddTypes.WRAPPED, "{'a': {'x': 1}}", "{'b': {'y': ''}}"),
                values(OddTypes.IN_ARRAY, "['a', {'x': 1}]"),
                values(OddTypes.DEDUCED, "{'x': 1}", "{'y': ''}", "{'x': 1, 'y': ''}"),
                values(OddTypes.FALLING_BACK, "{'kind': 'a', 'x': 1}", "{'y': ''}", "{'kind': 'c', 'y': ''}"),
                values(OddTypes.OPEN, "{'a': '', 'b': 1}", "{'a': ''}"),
                values(OddTypes.NUMBER, "0.51", "10", "0.07e1"),
                values(OddTypes.WHOLE, "9", "-1"),
                values(OddTypes.TEXT, "'ab'", "'aaab'"),
                values(OddTypes.MAIL, "'ada@example.com'"),
                values(OddTypes.SOME, "[1]", "[1, 2]"),
                values(OddTypes.SOME.orNull(), "null", "[1]"),
                values(OddTypes.ONE_ENTRY, "{'a': 1}"),
                values(OddTypes.DESCRIBED, "1", "'one'"),
                values(OddTypes.DESCRIBED.orNull(), "1", "null"),
                values(OddTypes.DIRECTED, "{'taken': ''}", "{'taken': '', 'told': 1}"),
                values(SHAPE, "{'kind': 'circle', 'radius': 1}", "{'kind': 'point', 'radius': 'unknown here'}"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                values(Types.BYTE, "-129", "128", "null", "'1'", "1.5"),
                values(Types.SHORT, "-32769", "32768"),
                values(Types.INT, "-2147483649", "2147483648"),
                values(Types.LONG, "-9223372036854775809", "9223372036854775808"),
                values(Types.BIG_INTEGER, "1.5", "'1'"),
                values(Types.DOUBLE, "'NaN'", "null"),
                values(Types.BOOLEAN, "0", "'true'"),
                values(Types.STRING, "1", "null"),
                values(Types.string(CHARACTER), "''", "'xy'"),
                values(Types.string(DATE_TIME), "'2026-01-31'", "'2026-01-31T10:15:30'"),
                values(Types.string(LOCAL_DATE_TIME), "'2026-01-31'", "'2026-01-31T10:15:30Z'"),
                values(Types.string(DATE), "'31.1.2026'"),
                values(Types.string(TIME), "'10:15:30'"),
                values(Types.string(LOCAL_TIME), "'10:15:30Z'", "'10'"),
                values(Types.string(DURATION), "'P'", "'PT'", "'1s'", "'P1Y'"),
                values(Types.string(PERIOD), "'P'", "'PT1S'"),
                values(Types.string(UUID), "'2f1b3a52'"),
                values(Types.enumOf("A", "B"), "'C'", "null"),
                values(new EnumType(List.of()), "'A'", "null"),
                values(Types.array(Types.INT), "{}", "['x']"),
                values(Types.set(Types.INT), "[1, 1]"),
                values(Types.map(Types.INT), "[]", "{'a': 'x'}"),
                values(new MapType(Types.enumOf("A"), Types.INT), "{'B': 1}"),
                values(
                        Types.object(
                                PropertySchema.required("a", Types.INT), PropertySchema.optional("b", Types.STRING)),
                        "{}",
                        "{'a': null}",
                        "{'a': 1, 'b': null}",
                        "[]"),
                values(Types.INT.orNull(), "'x'"),
                values(Types.enumOf("A").orNull(), "'B'"),
                values(Types.NULL, "0", "false"),
                values(OddTypes.TUPLE, "[1]", "[1, 'a', 1]", "[true, 'a']", "{}"),
                values(OddTypes.WRAPPED, "{}", "{'a': {}}", "{'c': {'x': 1}}", "{'a': {'x': 1}, 'c': 1}"),
                values(OddTypes.IN_ARRAY, "['a']", "['c', {'x': 1}]", "{}"),
                values(OddTypes.DEDUCED, "{}", "[]"),
                values(OddTypes.FALLING_BACK, "{'kind': 'a', 'y': ''}", "{}", "{'kind': 'c'}"),
                values(OddTypes.OPEN, "{'a': '', 'b': ''}", "{}"),
                values(OddTypes.NUMBER, "0.5", "10.1", "'1'"),
                values(OddTypes.WHOLE, "10", "1.5"),
                values(OddTypes.TEXT, "'b'", "'aaaab'", "'a1b'", "'aaa'"),
                values(OddTypes.MAIL, "'ada'"),
                values(OddTypes.SOME, "[]", "[1, 2, 3]", "null"),
                values(OddTypes.ONE_ENTRY, "{}", "{'a': 1, 'b': 2}"),
                values(OddTypes.DESCRIBED, "2", "null"),
                values(OddTypes.DIRECTED, "{}", "{'taken': '', 'told': ''}"),
                values(SHAPE, "{}", "{'kind': 'circle'}", "{'kind': 'square'}", "null"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void valuesOfTheTypeAreAllowed(TypeSchema type, List<String> values) {
        String schema = Json.compact(writer.write(type));

        for (String value : values) {
            assertThat(MetaSchemas.problemsOf(value, schema, Dialects.getDraft7()))
                    .as(value)
                    .isEmpty();
            assertThat(MetaSchemas.problemsOf(value, schema, Dialects.getDraft202012()))
                    .as(value)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherValuesAreRefused(TypeSchema type, List<String> values) {
        String schema = Json.compact(writer.write(type));

        for (String value : values) {
            assertThat(MetaSchemas.problemsOf(value, schema, Dialects.getDraft7()))
                    .as(value)
                    .isNotEmpty();
            assertThat(MetaSchemas.problemsOf(value, schema, Dialects.getDraft202012()))
                    .as(value)
                    .isNotEmpty();
        }
    }

    @Test
    void nothingStandsBesideAReference() {
        assertThat(Json.compact(writer.write(Types.reference("a b"), Doc.of("Said here."), Deprecation.WITHOUT_REASON)))
                .isEqualTo("{\"description\":\"Said here.\\n\\n**Deprecated.**\","
                        + "\"allOf\":[{\"$ref\":\"#/components/schemas/N~1a%20b\"}],\"deprecated\":true}");
        assertThat(Json.compact(writer.write(Types.reference("x").orNull())))
                .isEqualTo("{\"anyOf\":[{\"$ref\":\"#/components/schemas/N~1x\"},{\"type\":\"null\"}]}");
    }

    @Test
    void directionsAndDefaultsAreTold() {
        assertThat(Json.compact(writer.write(OddTypes.DIRECTED)))
                .contains(
                        "\"told\":{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":2147483647,\"readOnly\":true}")
                .contains(
                        "\"taken\":{\"description\":\"A secret.\",\"type\":\"string\",\"writeOnly\":true,\"default\":\"x\"}");
    }

    @Test
    void boundsOfATypeAreNotWidened() {
        var type = new TypeSchema.ConstrainedType(
                Types.BYTE, Constraints.from(BigDecimal.ONE, true).and(Constraints.upTo(new BigDecimal(500), false)));

        assertThat(Json.compact(writer.write(type)))
                .isEqualTo("{\"type\":\"integer\",\"maximum\":127,\"exclusiveMinimum\":1}");
    }

    @Test
    void documentOfTypesIsTheSameInEitherOrder() {
        var document = JsonSchemaDocument.of(List.of(ShopServices.STOCK, ShopServices.ORDERS));

        assertThat(document.toPrettyJson())
                .isEqualTo(JsonSchemaDocument.of(List.of(ShopServices.ORDERS, ShopServices.STOCK))
                        .toPrettyJson())
                .contains("\"$defs\": {", "\"ShopOrder\": {", "\"$ref\": \"#/$defs/State\"");
        assertThat(JsonSchemaDocument.of(List.of(OddTypes.SERVICE)).schemaOf(OddTypes.TUPLE, OddTypes.SERVICE))
                .contains("prefixItems");
        assertThatThrownBy(() -> document.schemaOf(Types.INT, OddTypes.SERVICE))
                .hasMessage("The service must be one of the document's. Found: com.acme.Odd.");
    }

    @Test
    void constantsAreDescribedInTheirOrder() {
        var type = new EnumType(List.of(
                new EnumConstant("B", new Doc("First.", "Always."), null),
                EnumConstant.of("C"),
                new EnumConstant("A", Doc.NONE, new Deprecation("Say B."))));

        assertThat(writer.write(type, Doc.of("Letters."), null)
                        .get("description")
                        .textValue())
                .isEqualTo("Letters.\n\n- `B`: First. Always.\n- `A`: **Deprecated.** Say B.");
    }

    @Test
    void remarkStandsAfterTheDocumentation() {
        assertThat(Json.compact(writer.write(Types.opaque("Nobody knows."), Doc.of("A thing."), null)))
                .isEqualTo("{\"description\":\"A thing.\\n\\nNobody knows.\"}");
    }

    private static Arguments values(TypeSchema type, String... values) {
        return arguments(
                type, Stream.of(values).map(value -> value.replace('\'', '"')).toList());
    }

    private static String q(Object value) {
        return "'" + value + "'";
    }
}
