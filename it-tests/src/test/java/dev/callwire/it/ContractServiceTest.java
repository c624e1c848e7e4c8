package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract asks for beyond what the peers from npm can tell: their numbers are doubles. */
class ContractServiceTest {
    private final ContractFixture fixture = new ContractFixture();
    private final RawClient client = fixture.client();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "12345678901234567890123456789012345678901234567890",
                "-0",
                "1.10",
                "1e400",
                "-1E-400",
                "{'z':1,'a':2,'z':{'b':[],'a':{}}}",
                "[ 1 ,\t2 ]",
                "'\\u0041\\/\\ud83e\\udd8a řeč 🦊 \u2028'"
            })
    void echoIsToTheLetter(String value) {
        for (var params : new String[] {"[" + value + "]", "{'value':" + value + "}"}) {
            client.send(Json.call("1", "demo.echo", params));

            assertThat(client.nextText()).isEqualTo(Json.text("{'jsonrpc':'2.0','id':1,'result':" + value + "}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "add, 2147483647, 1",
        "add, -2147483648, -1",
        "subtract, -2147483648, 1",
        "subtract, 0, -2147483648",
        "divide, -2147483648, -1"
    })
    void overflowIsAnErrorOfTheApplication(String method, int a, int b) {
        var error = client.ask(Json.call("1", "demo." + method, "[" + a + "," + b + "]"))
                .path("error");

        assertThat(error.toString()).isEqualTo(Json.text("{'code':1002,'message':'integer overflow'}"));
    }

    @Test
    void divisionByZeroIsTyped() {
        client.send(Json.call("1", "demo.divide", "[7,0]"));

        assertThat(client.nextText())
                .isEqualTo(Json.text("{'jsonrpc':'2.0','id':1,'error':"
                        + "{'code':1001,'message':'division by zero','data':{'dividend':7}}}"));
    }

    @Test
    void cancelledSleepIsNotCounted() throws Exception {
        fixture.bystanderIsUnharmed();
        int before = slept();
        client.send(Json.call("'long'", "demo.sleep", "[20000]"));
        client.send(Json.notification("$/cancelRequest", "{'id':'long'}"));

        assertThat(client.next().path("error").path("code").asInt()).isEqualTo(-32800);
        client.ask(Json.call("'short'", "demo.sleep", "[5]"));
        assertThat(slept()).isEqualTo(before + 1);
    }

    private int slept() {
        return client.ask(Json.call("'slept'", "demo.slept", "[]"))
                .path("result")
                .asInt();
    }

    @Test
    void logIsKeptForEachConnectionInItsOrder() {
        try (var other = RawClient.connect(fixture.server())) {
            for (int i = 0; i < 100; i++) {
                client.send(Json.notification("demo.log", "['mine " + i + "']"));
                other.send(Json.notification("demo.log", "['other " + i + "']"));
            }

            var mine = client.ask(Json.call("1", "demo.logged", "[]")).path("result");
            assertThat(mine).hasSize(100).allMatch(line -> line.asText().startsWith("mine "));
            assertThat(mine.get(99).asText()).isEqualTo("mine 99");
            assertThat(other.ask(Json.call("1", "demo.logged", "[]")).path("result"))
                    .hasSize(100);
        }
    }

    @Test
    void voidIsAnsweredWithNullAndNothingElse() {
        try (var kinds = new ServerFixture(ServerFixture.serving(Kinds.class, new KindsService()));
                var raw = RawClient.connect(kinds.server())) {
            raw.send(Json.call("1", "kinds.forget", "['x']"));

            assertThat(raw.nextText()).isEqualTo(Json.text("{'jsonrpc':'2.0','id':1,'result':null}"));
        }
    }
}
