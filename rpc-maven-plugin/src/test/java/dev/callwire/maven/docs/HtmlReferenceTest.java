package dev.callwire.maven.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.maven.typescript.Kinds;
import dev.callwire.maven.typescript.Shop;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written, beside the files under {@code src/test/resources/docs}. Set the environment variable {@code GOLDEN_FILE_ROOT} to that folder to
 * write them anew.
 */
class HtmlReferenceTest {
    private static final HtmlReference SHOP =
            HtmlReference.of(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS), "Acme Shop", "2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "service.Orders.html",
                "events.OrderEvents.html",
                "callback.Follower.html",
                "type.Order.html",
                "type.State.html",
                "type.Receipt.html",
                "errors.html",
                "search.js"
            })
    void file(String name) throws IOException {
        String actual = SHOP.files().get(name);
        assertThat(actual).as(name).isNotNull();
        String root = System.getenv("GOLDEN_FILE_ROOT");
        if (root != null) {
            Files.writeString(Path.of(root, name), actual);
        }
        try (var in = HtmlReferenceTest.class.getResourceAsStream("/docs/" + name)) {
            assertThat(in).as(name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), UTF_8));
        }
    }

    @Test
    void sameServicesGiveTheSameBytes() {
        assertThat(HtmlReference.of(List.of(Shop.FOLLOWERS, Shop.EVENTS, Shop.ORDERS), "Acme Shop", "2"))
                .isEqualTo(SHOP);
    }

    @Test
    void everyKindOfTypeIsWritten() {
        var files = HtmlReference.of(List.of(Kinds.SERVICE, Kinds.WATCHERS), "Kinds", "1")
                .files();

        assertThat(files.get("type.Defaulted.html")).contains("Meant where the name is missing or unknown.");
        assertThat(files.get("type.Account.html"))
                .contains("only received: ignored where it is sent", "address of a mailbox", "not blank");
        assertThat(files.get("type.Color.html")).contains("JSON Schema", "^#[0-9a-f]{6}$");
    }

    @Test
    void typesOfOneSimpleNameHaveAPageEach() {
        var reference = HtmlReference.of(
                List.of(service(
                        "com.acme.Both",
                        NamedType.of("com.acme.shop.Order", Types.object(PropertySchema.required("a", Types.INT))),
                        NamedType.of("com.acme.stock.Order", Types.object(PropertySchema.required("b", Types.INT))))),
                "t",
                "1");

        assertThat(reference.files()).containsKeys("type.ShopOrder.html", "type.StockOrder.html");
    }

    @Test
    void hugeEnumHasToBeOpened() {
        var constants = IntStream.range(0, 5_000)
                .mapToObj(i -> EnumConstant.of("C" + i))
                .toList();
        var reference = HtmlReference.of(
                List.of(service("com.acme.S", NamedType.of("com.acme.Huge", new EnumType(constants)))), "t", "1");

        assertThat(reference.files().get("type.Huge.html")).contains("<summary>All 5000 constants</summary>");
    }

    @Test
    void typeThatHoldsItselfHasNoExample() {
        var reference = HtmlReference.of(
                List.of(service(
                        "com.acme.S",
                        NamedType.of(
                                "com.acme.Endless",
                                Types.object(PropertySchema.required("next", Types.reference("com.acme.Endless")))))),
                "t",
                "1");

        assertThat(reference.files().get("type.Endless.html")).doesNotContain("figcaption");
    }

    @Test
    void examplesThatAreShownAreNotRepeatedInTheText() {
        var method = MethodSchema.call("n.m", "m")
                .doc(new Doc("Does it.", "```\nan example\n--> {}\n```\n\n```\nother code\n```"))
                .example(new dev.callwire.schema.ExampleSchema("an example", Doc.NONE, "{}", "1"))
                .result(new ResultSchema(Doc.NONE, Types.INT))
                .build();
        var service = new ServiceSchema("com.acme.S", "n", Doc.NONE, null, List.of(method), List.of());

        assertThat(HtmlReference.of(List.of(service), "t", "1").files().get("service.S.html"))
                .contains("other code", "<figcaption>an example</figcaption>")
                .doesNotContain("--&gt;");
    }

    @Test
    void ownNamesOfAnInterfaceAreThoseInItsTextsAlone() {
        var property = new PropertySchema("a", Doc.of("the property, of `m`"), true, null, Types.INT);
        var type = new NamedType("com.acme.T", Doc.of("The type, of `m`."), null, Types.object(property));
        var method = MethodSchema.call("n.m", "m")
                .doc(Doc.of("The method, `m`."))
                .param(new ParamSchema("t", Doc.of("the parameter of `m`"), true, null, Types.reference("com.acme.T")))
                .result(new ResultSchema(Doc.of("the result of `m`"), Types.INT))
                .build();
        var service = new ServiceSchema(
                "com.acme.S", "n", Doc.of("The service, of `m`."), null, List.of(method), List.of(type));

        var files = HtmlReference.of(List.of(service), "t", "1").files();

        String link = "<a href=\"service.S.html#n.m\"><code>m</code></a>";
        assertThat(files.get("service.S.html"))
                .contains(
                        "The service, of " + link,
                        "The method, " + link,
                        "the parameter of " + link,
                        "the result of " + link,
                        "the property, of <code>m</code>");
        assertThat(files.get("index.html")).contains("The service, of " + link);
        assertThat(files.get("type.T.html")).contains("The type, of <code>m</code>");
    }

    @Test
    void pagesOfHundredsOfServicesStaySmall() {
        var services = IntStream.range(0, 500)
                .mapToObj(i -> service(
                        "com.acme.Service" + i,
                        IntStream.range(0, 4)
                                .mapToObj(j -> NamedType.of(
                                        "com.acme.Type" + i + "x" + j,
                                        Types.object(PropertySchema.required("a" + i, Types.INT))))
                                .toArray(NamedType[]::new)))
                .toList();

        var files = HtmlReference.of(services, "t", "1").files();

        assertThat(files).hasSize(500 + 2_000 + 6);
        assertThat(files.get("index.html")).hasSizeLessThan(100_000);
        assertThat(files.get("service.Service7.html")).hasSizeLessThan(10_000);
    }

    private static ServiceSchema service(String name, NamedType... types) {
        return new ServiceSchema(
                name, "n", Doc.NONE, null, List.of(MethodSchema.call("n.m", "m").build()), List.of(types));
    }
}
