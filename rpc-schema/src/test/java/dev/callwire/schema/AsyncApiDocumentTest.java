package dev.callwire.schema;

import static dev.callwire.schema.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AsyncApiDocumentTest {

    private static final DocumentInfo INFO = new DocumentInfo(
            "Market",
            "1.0",
            List.of(
                    DocumentInfo.server("wss://market.example.com/rpc"),
                    DocumentInfo.server("https://market.example.com/rpc"),
                    DocumentInfo.server("ws://localhost:8080")));
    private static final List<ServiceSchema> MARKET = List.of(MarketServices.MARKET, MarketServices.EVENTS);

    @Test
    void marketIsWrittenAsExpected() throws IOException {
        var document = AsyncApiDocument.of(MARKET, INFO);

        assertGolden(document.toPrettyJson(), "market.asyncapi.json");
        assertThat(document.channels()).isEqualTo(3);
    }

    @Test
    void orderOfTheServicesHasNoInfluence() {
        assertThat(AsyncApiDocument.of(List.of(MarketServices.EVENTS, MarketServices.MARKET), INFO)
                        .toJson())
                .isEqualTo(AsyncApiDocument.of(MARKET, INFO).toJson());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = tree(MARKET);

        Set<String> references = new TreeSet<>();
        document.findValuesAsText("$ref", new ArrayList<>()).forEach(references::add);

        assertThat(references).contains("#/components/schemas/Order", "#/channels/market.traded/messages/event");
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void callsAndWhatOnlyTheyReferToStayOut() {
        JsonNode document = tree(List.of(ShopServices.ORDERS, ShopServices.STOCK));

        assertThat(document.get("channels")).isEmpty();
        assertThat(document.get("operations")).isEmpty();
        assertThat(document.has("components")).isFalse();
        assertThat(document.at("/info/tags").isMissingNode()).isTrue();
    }

    @Test
    void typesThatAreReferredToOnlyByOthersAreThere() {
        var event = event("a.b", Types.reference("com.acme.Outer"));
        var service = events(
                "com.acme.Events",
                List.of(event),
                List.of(
                        NamedType.of(
                                "com.acme.Outer",
                                Types.object(PropertySchema.required("inner", Types.reference("com.acme.Inner")))),
                        NamedType.of("com.acme.Inner", Types.object(PropertySchema.required("n", Types.INT))),
                        NamedType.of("com.acme.Alone", Types.object())));

        assertThat(tree(List.of(service)).at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Inner", "Outer");
    }

    @Test
    void subscriptionByPositionTakesWhatMayBeLeftOutAsNull() {
        var method = MethodSchema.call("s.watch", "watch")
                .param(ParamSchema.optional("from", Types.INT))
                .param(ParamSchema.required("of", Types.STRING))
                .param(ParamSchema.optional("limit", Types.INT))
                .error(new ErrorSchema("Gone", 7, "gone", Doc.NONE, Types.STRING))
                .result(new ResultSchema(
                        Doc.NONE,
                        Types.INT,
                        new StreamSchema(null, true, new SubscriptionSchema("s.seen", "s.unwatch"))))
                .build();
        var service = new ServiceSchema("com.acme.S", "s", Doc.NONE, null, List.of(method), List.of());

        JsonNode channel = tree(List.of(service)).at("/channels/s.watch");

        JsonNode params = channel.at("/messages/subscribe/payload/properties/params/anyOf");
        assertThat(params.at("/0/items/0/type")).hasToString("[\"integer\",\"null\"]");
        assertThat(params.at("/0/minItems").intValue()).isEqualTo(2);
        assertThat(params.at("/1/required")).hasToString("[\"of\"]");
        assertThat(channel.at("/messages/event/payload/properties/method/const").textValue())
                .isEqualTo("s.seen");
        assertThat(channel.at("/messages/unsubscribe/payload/properties/method/const")
                        .textValue())
                .isEqualTo("s.unwatch");
        assertThat(channel.get("x-callwire"))
                .hasToString(
                        "{\"tracked\":true,\"errors\":[{\"code\":7,\"name\":\"Gone\",\"data\":{\"type\":\"string\"}}]}");
    }

    @Test
    void namesThatWouldBePathsOrParametersAreNoAddressesAndNoKeys() {
        var service = events(
                "com.acme.Events",
                List.of(event("a/{b}", Types.INT), event("a_b_", Types.INT), event("é", Types.INT)),
                List.of());

        JsonNode channels = tree(List.of(service)).get("channels");

        assertThat(channels.fieldNames()).toIterable().containsExactly("a_b_", "a_b_2", "e");
        assertThat(channels.at("/a_b_/address").isNull()).isTrue();
        assertThat(channels.at("/a_b_/title").textValue()).isEqualTo("a/{b}");
        assertThat(channels.at("/a_b_2/address").textValue()).isEqualTo("a_b_");
        assertThat(channels.at("/e/address").textValue()).isEqualTo("é");
    }

    @Test
    void topicsOfOneNameAreRefusedNamingBothInterfaces() {
        var one = events("com.acme.One", List.of(event("a", Types.INT)), List.of());
        var other = events("com.acme.Other", List.of(event("a", Types.INT)), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsyncApiDocument.of(List.of(one, other), INFO))
                .withMessageContaining("Found 'a' in com.acme.One and in com.acme.Other.");
    }

    private static JsonNode tree(List<ServiceSchema> services) {
        return Json.value(AsyncApiDocument.of(services, INFO).toJson(), "document");
    }

    private static EventSchema event(String topic, TypeSchema type) {
        return new EventSchema(
                topic,
                "javaName",
                Doc.NONE,
                null,
                List.of(ParamSchema.required("value", type)),
                List.of(),
                EventSchema.BUFFER);
    }

    private static ServiceSchema events(String name, List<EventSchema> events, List<NamedType> types) {
        return new ServiceSchema(name, false, "", "", Doc.NONE, null, List.of(), events, types);
    }
}
