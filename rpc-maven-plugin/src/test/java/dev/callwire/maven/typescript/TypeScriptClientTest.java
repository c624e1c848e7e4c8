package dev.callwire.maven.typescript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.schema.Doc;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written, beside the files under {@code src/test/resources/typescript}. Set the environment variable {@code GOLDEN_FILE_ROOT} to
 * that folder to write them anew.
 */
class TypeScriptClientTest {
    private static final TypeScriptClient SHOP = TypeScriptClient.of(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS));

    private static final TypeScriptClient KINDS = TypeScriptClient.of(List.of(Kinds.SERVICE, Kinds.WATCHERS));

    @ParameterizedTest
    @ValueSource(strings = {"orders.ts", "order-events.ts", "follower.ts", "types.ts", "errors.ts", "index.ts"})
    void file(String name) throws IOException {
        requireGolden(name, SHOP.files().get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinds.ts", "types.ts"})
    void fileOfMoreKinds(String name) throws IOException {
        requireGolden("kinds/" + name, KINDS.files().get(name));
    }

    private static void requireGolden(String name, String actual) throws IOException {
        String root = System.getenv("GOLDEN_FILE_ROOT");
        if (root != null) {
            Files.writeString(Path.of(root, name), actual);
        }
        try (var in = TypeScriptClientTest.class.getResourceAsStream("/typescript/" + name)) {
            assertThat(in).as(name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), UTF_8));
        }
    }

    @Test
    void runtimeIsBeside() {
        assertThat(SHOP.files()).hasSize(7).containsKey("callwire.ts");
        assertThat(SHOP.warnings()).isEmpty();
    }

    @Test
    void eachFileSaysWhatItIs() {
        assertThat(SHOP.files().values()).allSatisfy(text -> assertThat(text).startsWith(SourceFile.MARK));
    }

    @Test
    void sameServicesGiveTheSameBytes() {
        assertThat(TypeScriptClient.of(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS)))
                .isEqualTo(SHOP);
    }

    @Test
    void everyKindOfTypeIsWritten() {
        assertThat(TypeSchema.class.getPermittedSubclasses())
                .as("the kinds that TypeWriter.write knows")
                .containsExactlyInAnyOrder(
                        AnyType.class,
                        ArrayType.class,
                        BooleanType.class,
                        ConstrainedType.class,
                        DescribedType.class,
                        EnumType.class,
                        IntegerType.class,
                        MapType.class,
                        NullType.class,
                        NullableType.class,
                        NumberType.class,
                        ObjectType.class,
                        OpaqueType.class,
                        ReferenceType.class,
                        RemoteType.class,
                        StringType.class,
                        TupleType.class,
                        UnionType.class);
    }

    @Test
    void typesOfOneSimpleNameAreToldApartAsInTheDocument() {
        var types = List.of(
                NamedType.of("com.acme.shop.Order", Types.object(PropertySchema.required("a", Types.INT))),
                NamedType.of("com.acme.stock.Order", Types.object(PropertySchema.required("b", Types.INT))),
                NamedType.of("com.acme.Page<com.acme.shop.Order>", Types.object()));
        var client = TypeScriptClient.of(List.of(service("com.acme.Both", types)));

        assertThat(client.files().get("types.ts"))
                .contains("export interface ShopOrder {", "export interface StockOrder {", "PageOfOrder");
    }

    @Test
    void typeThatIsNamedAsItsServiceKeepsItsName() {
        var client = TypeScriptClient.of(
                List.of(service("com.acme.Stock", List.of(NamedType.of("com.acme.data.Stock", Types.object())))));

        assertThat(client.files()).containsKey("stock-service.ts");
        assertThat(client.files().get("types.ts")).contains("export interface Stock {}");
        assertThat(client.files().get("stock-service.ts")).contains("export class StockServiceClient");
    }

    @Test
    void interfacesOfOneSimpleNameAreToldApart() {
        var client = TypeScriptClient.of(
                List.of(service("com.acme.a.Stock", List.of()), service("com.acme.b.Stock", List.of())));

        assertThat(client.files()).containsKeys("a-stock.ts", "b-stock.ts");
    }

    @Test
    void objectsOfAnInterfaceThatIsNotThereAreWarnedOf() {
        var client = TypeScriptClient.of(List.of(new ServiceSchema(
                "com.acme.Watched",
                "watched",
                Doc.NONE,
                null,
                List.of(MethodSchema.call("watched.watch", "watch")
                        .param(ParamSchema.required("follower", Types.reference("com.acme.Follower")))
                        .build()),
                List.of(Shop.FOLLOWER))));

        assertThat(client.warnings())
                .containsExactly(
                        "Objects of com.acme.Follower, which com.acme.Watched passes by reference, are 'unknown' in"
                                + " TypeScript: its schema is not there. Set includeDependencies to true if it is in a dependency.");
        assertThat(client.files().get("watched.ts"))
                .contains("watch(follower: unknown, options?: CallOptions): Promise<void>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{} ~ unknown",
                "{\"type\": \"integer\"} ~ number",
                "{\"type\": [\"string\", \"null\"]} ~ string | null",
                "{\"type\": [\"string\", \"strange\"]} ~ unknown",
                "{\"enum\": [\"it's\", 1, 0.1, true, null]} ~ 'it\\'s' | 1 | number | true | null",
                "{\"const\": {\"a\": 1}} ~ unknown",
                "{\"enum\": []} ~ unknown",
                "{\"type\": \"array\", \"items\": {\"type\": \"boolean\"}} ~ readonly boolean[]",
                "{\"type\": \"array\", \"prefixItems\": [{\"type\": \"string\"}], \"items\": {\"type\": \"null\"}} ~ readonly unknown[]",
                "{\"type\": \"object\"} ~ { readonly [key: string]: unknown }",
                "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"number\"}} ~ { readonly [key: string]: number }",
                "{\"type\": \"object\", \"properties\": {\"a-b\": {\"type\": \"number\"}, \"c\": {}}, \"required\": [\"c\"]}"
                        + " ~ { readonly 'a-b'?: number; readonly c: unknown }",
                "{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"array\"}]} ~ string | readonly unknown[]",
                "{\"oneOf\": [{\"type\": \"string\"}, {\"minimum\": 1}]} ~ unknown"
            },
            quoteCharacter = '`')
    void descriptionIsWrittenAsFarAsItIsPlain(String json, String type) {
        assertThat(Description.of(new DescribedType(json)).write()).isEqualTo(type);
    }

    private static ServiceSchema service(String name, List<NamedType> types) {
        return new ServiceSchema(
                name, "n", Doc.NONE, null, List.of(MethodSchema.call("n.m", "m").build()), types);
    }
}
