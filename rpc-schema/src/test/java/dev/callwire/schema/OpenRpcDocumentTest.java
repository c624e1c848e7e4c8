package dev.callwire.schema;

import static dev.callwire.schema.Golden.assertGolden;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.UnionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenRpcDocumentTest {

    private static final List<ServiceSchema> SHOP = List.of(ShopServices.ORDERS, ShopServices.STOCK);

    @Test
    void shopIsWrittenAsExpected() throws IOException {
        assertGolden(OpenRpcDocument.of(SHOP, "Shop", "1.0").toPrettyJson(), "shop.openrpc.json");
    }

    @Test
    void documentKeepsToTheOfficialMetaSchema() {
        assertThat(MetaSchemas.problemsOf(
                        OpenRpcDocument.of(SHOP, "Shop", "1.0").toJson()))
                .isEmpty();
        assertThat(MetaSchemas.problemsOf(OpenRpcDocument.of(List.of(), "", "").toJson()))
                .isEmpty();
    }

    @Test
    void metaSchemaSeesWhatIsWrong() {
        String document = OpenRpcDocument.of(SHOP, "Shop", "1.0").toJson();

        assertThat(MetaSchemas.problemsOf(document.replace("\"code\":1001", "\"code\":\"x\"")))
                .isNotEmpty();
        assertThat(MetaSchemas.problemsOf(document.replace("\"uniqueItems\":true", "\"uniqueItems\":3")))
                .isNotEmpty();
        assertThat(MetaSchemas.problemsOf(document.replace("1.3.2", "0.9"))).isNotEmpty();
    }

    @Test
    void orderOfTheServicesHasNoInfluence() {
        String document = OpenRpcDocument.of(SHOP, "Shop", "1.0").toJson();

        assertThat(OpenRpcDocument.of(List.of(ShopServices.STOCK, ShopServices.ORDERS), "Shop", "1.0")
                        .toJson())
                .isEqualTo(document);
    }

    @Test
    void everyReferenceLeadsToAComponent() {
        JsonNode document = tree(SHOP);

        Set<String> references = new TreeSet<>();
        document.findValuesAsText("$ref", new ArrayList<>()).forEach(references::add);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void javaPackagesStayOut() {
        assertThat(OpenRpcDocument.of(SHOP, "Shop", "1.0").toJson()).doesNotContain("acme");
    }

    @Test
    void methodsOfOneNameAreRefusedNamingBothInterfaces() {
        var other = service(
                "com.acme.Other",
                List.of(MethodSchema.call("orders.find", "find").build()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenRpcDocument.of(List.of(ShopServices.ORDERS, other), "Shop", "1.0"))
                .withMessage("The methods of one document must have distinct wire names. Found 'orders.find' in"
                        + " com.acme.Other and in com.acme.shop.Orders. Give one of the services another namespace, or the"
                        + " method another name.");
    }

    @Test
    void watchedIsWrittenAsExpected() throws IOException {
        var services = List.of(WatchedServices.WATCHED, WatchedServices.WATCHER);

        assertGolden(OpenRpcDocument.of(services, "Watched", "1.0").toPrettyJson(), "watched.openrpc.json");
    }

    @Test
    void documentWithReferencesKeepsToTheOfficialMetaSchema() {
        var services = List.of(WatchedServices.WATCHED, WatchedServices.WATCHER, WatchedServices.SESSION);

        assertThat(MetaSchemas.problemsOf(
                        OpenRpcDocument.of(services, "Watched", "1.0").toJson()))
                .isEmpty();
    }

    @Test
    void methodsOfACallbackAreNotAmongThoseThatCanBeCalled() {
        JsonNode document = tree(List.of(WatchedServices.WATCHED, WatchedServices.WATCHER));

        assertThat(document.get("methods").findValuesAsText("name"))
                .contains("watched.watch", "watched.open")
                .doesNotContain("seen", "hint");
        assertThat(document.at("/x-callwire/interfaces/Watcher/methods/0/name").textValue())
                .isEqualTo("seen");
    }

    @Test
    void serviceThatIsPassedByReferenceIsListedTwice() {
        JsonNode document = tree(List.of(WatchedServices.WATCHED, WatchedServices.SESSION));

        assertThat(document.get("methods").findValuesAsText("name")).contains("session_next", "session/end");
        assertThat(document.at("/x-callwire/interfaces/Session/methods/0/name").textValue())
                .isEqualTo("next");
        assertThat(document.at("/x-callwire/interfaces/Session/methods/1/name").textValue())
                .isEqualTo("session/end");
        assertThat(document.at("/x-callwire/interfaces/Session/lifetime").textValue())
                .isEqualTo("explicit");
    }

    @Test
    void interfaceThatNobodyDescribesIsAReferenceAllTheSame() {
        JsonNode document = tree(List.of(WatchedServices.WATCHED));

        assertThat(document.has("x-callwire")).isFalse();
        assertThat(document.at("/components/schemas/Watcher/properties/lifetime/const")
                        .textValue())
                .isEqualTo("call");
    }

    @Test
    void callbackThatNobodyRefersToStaysOut() {
        JsonNode document = tree(List.of(ShopServices.STOCK, WatchedServices.WATCHER));

        assertThat(document.has("x-callwire")).isFalse();
        assertThat(document.at("/components/schemas").has("Event")).isFalse();
    }

    @Test
    void callbacksMayShareWireNames() {
        var other = new ServiceSchema(
                "com.acme.Other",
                true,
                "",
                "",
                Doc.NONE,
                null,
                List.of(MethodSchema.call("seen", "seen").build()),
                List.of());

        assertThat(tree(List.of(WatchedServices.WATCHED, WatchedServices.WATCHER, other)))
                .isNotEmpty();
    }

    @Test
    void marketIsWrittenAsExpected() throws IOException {
        var services = List.of(MarketServices.MARKET, MarketServices.EVENTS);

        assertGolden(OpenRpcDocument.of(services, "Market", "1.0").toPrettyJson(), "market.openrpc.json");
    }

    @Test
    void documentWithStreamsAndEventsKeepsToTheOfficialMetaSchema() {
        var services = List.of(MarketServices.MARKET, MarketServices.EVENTS);

        assertThat(MetaSchemas.problemsOf(
                        OpenRpcDocument.of(services, "Market", "1.0").toJson()))
                .isEmpty();
    }

    @Test
    void eventsOfOneTopicAreRefusedNamingBothInterfaces() {
        var other = new ServiceSchema(
                "com.acme.Other",
                false,
                "",
                "",
                Doc.NONE,
                null,
                List.of(),
                List.of(MarketServices.EVENTS.events().get(0)),
                List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenRpcDocument.of(List.of(MarketServices.EVENTS, other), "", ""))
                .withMessage("The events of one document must have distinct topics. Found 'market.opened' in"
                        + " com.acme.MarketEvents and in com.acme.Other. Give one of the interfaces another namespace,"
                        + " or the event another name.");
    }

    @Test
    void voidCallHasANullResultAndANotificationNone() {
        var call = MethodSchema.call("c", "c").build();
        var notification = MethodSchema.notification("n", "n").build();

        JsonNode methods =
                tree(List.of(service("S", List.of(call, notification)))).get("methods");

        assertThat(methods.at("/0/result/schema/type").textValue()).isEqualTo("null");
        assertThat(methods.get(1).has("result")).isFalse();
    }

    @Test
    void wholeUnionListsWhatAnyOfItsAlternativesHas() {
        var circle =
                Types.object(PropertySchema.required("at", Types.INT), PropertySchema.required("radius", Types.INT));
        var text = Types.object(PropertySchema.required("at", Types.INT), PropertySchema.required("size", Types.INT));
        var label =
                Types.object(PropertySchema.required("at", Types.INT), PropertySchema.required("size", Types.STRING));
        var union = new UnionType(
                "kind",
                List.of(
                        new Alternative("circle", circle),
                        new Alternative("text", text),
                        new Alternative("label", label)));

        JsonNode method = whole(ParamSchema.required("shape", union));

        assertThat(method.get("paramStructure").textValue()).isEqualTo("by-name");
        assertThat(method.get("params").toString())
                .isEqualTo(
                        "[{\"name\":\"kind\",\"required\":true,\"schema\":{\"type\":\"string\",\"enum\":[\"circle\",\"text\",\"label\"]}},"
                                + "{\"name\":\"at\",\"required\":true,\"schema\":"
                                + "{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":2147483647}},"
                                + "{\"name\":\"radius\",\"required\":false,\"schema\":"
                                + "{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":2147483647}},"
                                + "{\"name\":\"size\",\"required\":false,\"schema\":{}}]");
        assertThat(method.at("/x-callwire/params/schema/oneOf").size()).isEqualTo(3);
    }

    @Test
    void wholeObjectThatMayBeLeftOutRequiresNothing() {
        var object = Types.object(PropertySchema.required("a", Types.INT));

        JsonNode optional = whole(ParamSchema.optional("o", object));
        JsonNode nullable = whole(ParamSchema.required("o", object.orNull()));

        assertThat(optional.at("/params/0/required").booleanValue()).isFalse();
        assertThat(optional.at("/x-callwire/params/required").booleanValue()).isFalse();
        assertThat(nullable.at("/params/0/required").booleanValue()).isFalse();
    }

    @Test
    void wholeParamsWithoutNamesOfTheirOwnListNone() {
        JsonNode map = whole(ParamSchema.required("m", Types.map(Types.INT)));
        JsonNode array = whole(ParamSchema.required("a", Types.array(Types.INT)));
        JsonNode any = whole(ParamSchema.required("j", Types.ANY));

        assertThat(List.of(map, array, any)).allSatisfy(method -> {
            assertThat(method.get("params")).isEmpty();
            assertThat(method.at("/x-callwire/params").has("schema")).isTrue();
        });
        assertThat(map.get("paramStructure").textValue()).isEqualTo("by-name");
        assertThat(array.get("paramStructure").textValue()).isEqualTo("by-position");
        assertThat(any.get("paramStructure").textValue()).isEqualTo("either");
    }

    @Test
    void wholeParamsThatReferToThemselvesEnd() {
        var service = new ServiceSchema(
                "S",
                "s",
                Doc.NONE,
                null,
                List.of(MethodSchema.call("m", "m")
                        .paramStyle(ParamStyle.WHOLE)
                        .param(ParamSchema.required("p", Types.reference("a")))
                        .build()),
                List.of(NamedType.of("a", Types.reference("b")), NamedType.of("b", Types.reference("a"))));

        assertThat(tree(List.of(service)).at("/methods/0/params")).isEmpty();
    }

    @Test
    void positionsWithoutANameAreNumberedInExamples() {
        var method = MethodSchema.call("m", "m")
                .param(ParamSchema.required("a", Types.INT))
                .example(new ExampleSchema("e", Doc.NONE, "[1, 2]", null))
                .build();

        assertThat(tree(List.of(service("S", List.of(method))))
                        .at("/methods/0/examples/0/params")
                        .toString())
                .isEqualTo("[{\"name\":\"a\",\"value\":1},{\"name\":\"params[1]\",\"value\":2}]");
    }

    @Test
    void namesThatNeedEscapingAreReferredToAsTheyStand() {
        var service = new ServiceSchema(
                "S",
                "a/b~c é",
                Doc.of("Odd."),
                null,
                List.of(MethodSchema.call("m", "m").build()),
                List.of());

        JsonNode document = tree(List.of(service));

        assertThat(document.at("/methods/0/tags/0/$ref").textValue()).isEqualTo("#/components/tags/a~1b~0c%20%C3%A9");
        assertThat(document.at("/components/tags/a~1b~0c é/description").textValue())
                .isEqualTo("Odd.");
    }

    @Test
    void servicesOfOneNamespaceHaveATagEach() {
        var first = service("A", List.of(MethodSchema.call("a", "a").build()));
        var second = service("B", List.of(MethodSchema.call("b", "b").build()));

        JsonNode document = tree(List.of(first, second));

        assertThat(document.at("/methods/0/tags/0/$ref").textValue()).isEqualTo("#/components/tags/s");
        assertThat(document.at("/methods/1/tags/0/$ref").textValue()).isEqualTo("#/components/tags/s2");
    }

    @Test
    void typeOfSeveralServicesIsOneComponentWithTheFullestDocumentation() {
        var bare = NamedType.of("x.Point", Types.object(PropertySchema.required("x", Types.INT)));
        var documented = new NamedType("x.Point", Doc.of("A point."), Deprecation.WITHOUT_REASON, bare.schema());

        JsonNode schemas = schemas(taking("A", bare), taking("B", documented), taking("C", bare));

        assertThat(schemas.fieldNames()).toIterable().containsExactly("Point");
        assertThat(schemas.at("/Point/description").textValue()).startsWith("A point.");
    }

    @Test
    void methodOfAnObjectHasNoUri() {
        var session = WatchedServices.SESSION;
        var method = session.methods().get(0);
        var named = MethodSchema.call(method.name(), method.javaName())
                .uri("com.acme.session.method")
                .build();
        var withUri = new ServiceSchema(session.interfaceName(), "session", Doc.NONE, null, List.of(named), List.of());

        JsonNode document = tree(List.of(WatchedServices.WATCHED, withUri));

        assertThat(document.findValuesAsText("uri")).containsExactly("com.acme.session.method");
        assertThat(document.at("/x-callwire/interfaces/Session").findValue("uri"))
                .isNull();
    }

    @Test
    void typeThatServicesDescribeDifferentlyIsAComponentEach() {
        var old = NamedType.of("x.Point", Types.object(PropertySchema.required("x", Types.INT)));
        var fresh = NamedType.of("x.Point", Types.object(PropertySchema.required("x", Types.LONG)));
        var taken = NamedType.of("x.Point2", Types.object());

        JsonNode document = tree(List.of(taking("A", old), taking("B", fresh), taking("C", taken)));

        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Point", "Point2", "Point3");
        assertThat(references(document)).isEqualTo(Map.of("A", "Point", "B", "Point3", "C", "Point2"));
    }

    @Test
    void typesThatReferToDifferentTypesAreDifferentThemselves() {
        var line = NamedType.of("x.Line", Types.object(PropertySchema.required("from", Types.reference("x.Point"))));
        var old = NamedType.of("x.Point", Types.object(PropertySchema.required("x", Types.INT)));
        var fresh = NamedType.of("x.Point", Types.object(PropertySchema.required("x", Types.LONG)));

        JsonNode document = tree(List.of(taking("A", line, old), taking("B", line, fresh), taking("C", line, old)));

        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("Line", "Line2", "Point", "Point2");
        assertThat(document.at("/components/schemas/Line2/properties/from/$ref").textValue())
                .isEqualTo("#/components/schemas/Point2");
        assertThat(references(document)).isEqualTo(Map.of("A", "Line", "B", "Line2", "C", "Line"));
    }

    private static JsonNode whole(ParamSchema param) {
        var method = MethodSchema.call("m", "m")
                .paramStyle(ParamStyle.WHOLE)
                .param(param)
                .build();
        var service = service("S", List.of(method));
        assertThat(MetaSchemas.problemsOf(
                        OpenRpcDocument.of(List.of(service), "t", "1").toJson()))
                .isEmpty();
        return tree(List.of(service)).at("/methods/0");
    }

    /** A service of one method, named like it, that takes the first of the types. */
    private static ServiceSchema taking(String name, NamedType... types) {
        var method = MethodSchema.call(name, name)
                .param(ParamSchema.required("p", Types.reference(types[0].id())))
                .build();
        return new ServiceSchema(name, name, Doc.NONE, null, List.of(method), List.of(types));
    }

    /** Which component each method of {@link #taking} refers to. */
    private static Map<String, String> references(JsonNode document) {
        List<JsonNode> methods = new ArrayList<>();
        document.get("methods").forEach(methods::add);
        return methods.stream()
                .collect(toMap(
                        method -> method.get("name").textValue(),
                        method -> method.at("/params/0/schema/$ref").textValue().replace("#/components/schemas/", "")));
    }

    private static ServiceSchema service(String interfaceName, List<MethodSchema> methods) {
        return new ServiceSchema(interfaceName, "s", Doc.NONE, null, methods, List.of());
    }

    private static JsonNode schemas(ServiceSchema... services) {
        return tree(List.of(services)).at("/components/schemas");
    }

    private static JsonNode tree(List<ServiceSchema> services) {
        return Json.value(OpenRpcDocument.of(services, "Shop", "1.0").toJson(), "the document");
    }

    @Test
    void typesThatSayMoreThanJavaAreWithinTheMetaSchema() {
        var document = OpenRpcDocument.of(List.of(OddTypes.SERVICE), "Odd", "1").toJson();

        assertThat(MetaSchemas.problemsOf(document)).isEmpty();
    }
}
