package dev.callwire.schema;

import static dev.callwire.schema.Golden.assertGolden;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaJsonTest {

    private static final String SOURCE = "META-INF/callwire/com.acme.shop.Orders.json";

    @Test
    void ordersAreWrittenAsExpected() throws IOException {
        assertGolden(text(ShopServices.ORDERS), "orders.service.json");
    }

    @Test
    void stockIsWrittenAsExpected() throws IOException {
        assertGolden(text(ShopServices.STOCK), "stock.service.json");
    }

    static Stream<ServiceSchema> services() {
        return Stream.of(
                ShopServices.ORDERS,
                ShopServices.STOCK,
                WatchedServices.WATCHED,
                WatchedServices.WATCHER,
                WatchedServices.SESSION,
                MarketServices.MARKET,
                MarketServices.EVENTS,
                new ServiceSchema("Empty", "", Doc.NONE, null, List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatWasWrittenIsReadBackEqual(ServiceSchema service) {
        assertThat(SchemaJson.read(SchemaJson.write(service), SOURCE)).isEqualTo(service);
    }

    @ParameterizedTest
    @EnumSource
    void everyStringFormatIsReadBackEqual(StringFormat format) {
        assertReadBackEqual(Types.string(format));
    }

    @ParameterizedTest
    @EnumSource
    void everyPrecisionIsReadBackEqual(TypeSchema.Precision precision) {
        assertReadBackEqual(new TypeSchema.NumberType(precision));
    }

    @Test
    void callbackIsWrittenAsExpected() throws IOException {
        assertGolden(text(WatchedServices.WATCHER), "watcher.service.json");
    }

    @Test
    void streamsAreWrittenAsExpected() throws IOException {
        assertGolden(text(MarketServices.MARKET), "market.service.json");
    }

    @Test
    void eventsAreWrittenAsExpected() throws IOException {
        assertGolden(text(MarketServices.EVENTS), "market-events.service.json");
    }

    @ParameterizedTest
    @EnumSource
    void everyOverflowIsReadBackEqual(Overflow overflow) {
        var stream = new StreamSchema(new BufferSchema(overflow, 7), false, null);
        var method = MethodSchema.call("m", "m")
                .result(new ResultSchema(Doc.NONE, Types.INT, stream))
                .build();

        assertThat(SchemaJson.read(SchemaJson.write(service(method)), SOURCE).methods())
                .containsExactly(method);
    }

    @Test
    void keyThatIsNoTextIsRefused() {
        var text = text(MarketServices.EVENTS);

        assertThatThrownBy(() -> SchemaJson.read(
                        text.replace("\"note\",\n        \"place\"", "3").getBytes(UTF_8), SOURCE))
                .hasMessageContaining("events[1].keys[0] must be a string. Found: 3");
        assertThatThrownBy(() -> SchemaJson.read(
                        text.replaceFirst("(?s)\"keys\": \\[[^]]*]", "\"keys\": 3")
                                .getBytes(UTF_8),
                        SOURCE))
                .hasMessageContaining("events[1].keys must be an array. Found: 3");
    }

    @Test
    void separatorIsReadBackEqual() {
        var service = new ServiceSchema("S", false, "eth", "_", Doc.NONE, null, List.of(), List.of());

        assertThat(SchemaJson.read(SchemaJson.write(service), SOURCE)).isEqualTo(service);
    }

    @Test
    void everySortOfTypeIsInTheServicesRead() {
        String written = text(ShopServices.ORDERS)
                + text(ShopServices.STOCK)
                + text(WatchedServices.WATCHED)
                + text(OddTypes.SERVICE);

        assertThat(TypeTag.values())
                .allSatisfy(tag -> assertThat(written).contains("\"type\": \"" + tag.text() + "\""));
    }

    @Test
    void typesThatSayMoreThanJavaAreReadBackEqual() {
        assertThat(SchemaJson.read(SchemaJson.write(OddTypes.SERVICE), SOURCE)).isEqualTo(OddTypes.SERVICE);
    }

    @Test
    void exampleThatAnswersNullIsNotOneWithoutAnAnswer() {
        var example = new ExampleSchema("e", Doc.NONE, "[]", "null");
        var method = MethodSchema.call("m", "m").example(example).build();

        assertThat(SchemaJson.read(SchemaJson.write(service(method)), SOURCE).methods())
                .containsExactly(method);
    }

    @Test
    void numbersInExamplesKeepTheirDigits() {
        var example = new ExampleSchema("e", Doc.NONE, "[19.90, 1E+2, 123456789012345678901234567890]", "0.10");
        var method = MethodSchema.call("m", "m").example(example).build();

        ExampleSchema read = SchemaJson.read(SchemaJson.write(service(method)), SOURCE)
                .methods()
                .get(0)
                .examples()
                .get(0);

        assertThat(read.params()).isEqualTo("[19.90,1E+2,123456789012345678901234567890]");
        assertThat(read.result()).isEqualTo("0.10");
    }

    @Test
    void loneSurrogatesInDocumentationDoNotStopTheWriter() {
        var service = new ServiceSchema("S", "s", Doc.of("half \ud83d of a pair"), null, List.of(), List.of());

        assertThat(SchemaJson.read(SchemaJson.write(service), SOURCE).doc().summary())
                .isEqualTo("half ? of a pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "nonsense", "{\"callwire\": 1} x", "{\"a\": 1, \"a\": 1}"})
    void whatIsNotJsonIsRefused(String text) {
        assertRefused(text).hasMessageContaining("it must be JSON, and is not (");
    }

    @Test
    void positionOfASyntaxErrorIsNamed() {
        assertRefused("{\n  \"callwire\": oops\n}").hasMessageContaining("line 2, column ");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> SchemaJson.read("{\"callwire\": \"\u00fc\"}".getBytes(ISO_8859_1), SOURCE))
                .isInstanceOf(SchemaFormatException.class)
                .hasMessage(SOURCE + " cannot be read as a Callwire service schema: it must be UTF-8, and is not."
                        + " Compile the module it comes from again, with one version of Callwire throughout.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // what the writer wrote | what is put in its place | what the message says
                "\"callwire\": 1 | \"callwire\": 2 | callwire, the version of the form, must be 1. Found: 2",
                "\"callwire\": 1, |  | callwire must be an integer. Found: nothing",
                "\"callwire\": 1 | \"callwire\": 1.5 | callwire must be an integer of 32 bits. Found: 1.5",
                "\"namespace\": \"orders\" | \"namespace\": null | namespace must be a string. Found: null",
                "\"namespace\": \"orders\" | \"namespace\": \"o\", \"x\": 1 | only known members may stand here, and this version does not know 'x'",
                "\"kind\": \"notification\" | \"kind\": \"stream\" | methods[4].kind must be one of call, notification. Found: 'stream'",
                "\"kind\": \"notification\" | \"kind\": \"call\" | in methods[4]: A call has a result, null at least. Found none on method 'orders.hint'",
                "\"idempotent\": true | \"idempotent\": \"yes\" | methods[1].idempotent must be true or false. Found: \"yes\"",
                "\"code\": 1002 | \"code\": 3000000000 | methods[0].errors[1].code must be an integer of 32 bits. Found: 3000000000",
                "\"code\": 1002 | \"code\": 1001 | in methods[0]: The errors of method 'orders.place' must have distinct codes. Found twice: 1001",
                "\"minimum\": -32768 | \"minimum\": [] | methods[1].params[0].schema.schema.minimum must be an integer. Found: an array",
                "\"format\": \"uuid\" | \"format\": \"guid\" | methods[1].params[1].schema.format must be one of text, ",
                "\"to\": \"com.acme.shop.Query\" | \"to\": \"com.acme.Query\" | Missing: 'com.acme.Query', which method 'orders/search' of service 'com.acme.shop.Orders' refers to",
                "\"type\": \"union\" | \"type\": \"sum\" | types[4].schema.type must be one of integer, ",
                "\"discriminator\": \"kind\" | \"discriminator\": {} | types[4].schema.discriminator must be a string. Found: an object",
            })
    void eachFlawIsNamedWithItsPlace(String good, String bad, String message) {
        String orders = text(ShopServices.ORDERS);
        assertThat(orders).contains(good);

        assertRefused(orders.replaceFirst(Pattern.quote(good), bad == null ? "" : bad))
                .hasMessageStartingWith(SOURCE + " cannot be read as a Callwire service schema: ")
                .hasMessageContaining(message)
                .hasMessageEndingWith(
                        ". Compile the module it comes from again, with one version of Callwire throughout.")
                .hasMessageNotContaining("..");
    }

    @Test
    void listWithAScalarIsRefused() {
        assertRefused("{\"callwire\": 1, \"interface\": \"S\", \"namespace\": \"\", \"methods\": [7], \"types\": []}")
                .hasMessageContaining("methods[0] must be an object. Found: 7.");
        assertRefused("[]").hasMessageContaining(": it must be an object. Found: an array.");
    }

    private static void assertReadBackEqual(TypeSchema type) {
        var method = MethodSchema.call("m", "m")
                .param(ParamSchema.required("p", type))
                .build();

        assertThat(SchemaJson.read(SchemaJson.write(service(method)), SOURCE).methods())
                .containsExactly(method);
    }

    private static ServiceSchema service(MethodSchema... methods) {
        return new ServiceSchema("S", "s", Doc.NONE, null, Arrays.asList(methods), List.of());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String text) {
        return assertThatThrownBy(() -> SchemaJson.read(text.getBytes(UTF_8), SOURCE))
                .isInstanceOf(SchemaFormatException.class);
    }

    private static String text(ServiceSchema service) {
        return new String(SchemaJson.write(service), UTF_8);
    }
}
