package dev.callwire.schema;

import static dev.callwire.schema.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSchemaFilesTest {

    private static final List<ServiceSchema> SHOP = List.of(ShopServices.ORDERS, ShopServices.STOCK);

    @Test
    void typeIsWrittenAsExpected() throws IOException {
        var files =
                JsonSchemaFiles.of(SHOP, "https://shop.example.com/schemas/").toPrettyJson();

        assertGolden(files.get("PageOfReceipt.schema.json"), "PageOfReceipt.schema.json");
    }

    @Test
    void everyReferenceIsTheNameOfAFile() {
        var files = JsonSchemaFiles.of(SHOP, "").toJson();

        assertThat(files).isNotEmpty();
        files.forEach((name, text) -> {
            JsonNode schema = Json.value(text, name);
            assertThat(schema.get("$id").textValue()).isEqualTo(name);
            assertThat(schema.findValuesAsText("$ref", new ArrayList<>())).allMatch(files::containsKey);
        });
    }

    @Test
    void orderOfTheServicesHasNoInfluence() {
        assertThat(JsonSchemaFiles.of(List.of(ShopServices.STOCK, ShopServices.ORDERS), "")
                        .toPrettyJson())
                .isEqualTo(JsonSchemaFiles.of(SHOP, "").toPrettyJson());
    }

    @Test
    void namesAreFitForFilesAndDistinctWhereCaseDoesNotCount() {
        var service = new ServiceSchema(
                "com.acme.S",
                "s",
                Doc.NONE,
                null,
                List.of(),
                List.of(
                        NamedType.of("com.acme.ORDER", Types.object()),
                        NamedType.of("com.acme.Order", Types.object(PropertySchema.required("n", Types.INT))),
                        NamedType.of("com.acme.Événement", Types.array(Types.reference("com.acme.Order"))),
                        NamedType.of("com.acme.事", Types.array(Types.reference("com.acme.Événement")))));

        var files = JsonSchemaFiles.of(List.of(service), "").toJson();

        assertThat(files)
                .containsOnlyKeys("ORDER.schema.json", "Order2.schema.json", "Evenement.schema.json", "_.schema.json");
        assertThat(files.get("Evenement.schema.json")).contains("\"title\":\"Événement\"", "Order2.schema.json");
        assertThat(files.get("_.schema.json")).contains("\"$ref\":\"Evenement.schema.json\"");
    }

    @Test
    void callbackThatNobodyRefersToIsLeftOut() {
        assertThat(JsonSchemaFiles.of(List.of(WatchedServices.WATCHER), "").toJson())
                .isEmpty();
    }
}
