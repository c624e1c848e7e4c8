package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is no JSON, and JSON that is no message of JSON-RPC: told to the sender, on a connection that is kept. */
class BadEnvelopesTest {
    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;

    private static ContractFixture fixture;
    private RawClient client;

    @BeforeAll
    static void start() {
        fixture = new ContractFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void connect() {
        client = fixture.begin();
    }

    @AfterEach
    void bystanderIsUnharmed() throws Exception {
        client.close();
        fixture.bystanderIsUnharmed();
    }

    static Stream<Arguments> refused() {
        var params = ",'method':'demo.add','params':[1,2]";
        return Stream.of(
                // no JSON
                arguments("", "null", PARSE_ERROR, "Parse error"),
                arguments(" \t\r\n", "null", PARSE_ERROR, "Parse error"),
                arguments("hello", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':1" + params, "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':1,}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':01}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':NaN}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'a\tb'}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':'\\x'}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':'\\ud800'}", "null", PARSE_ERROR, "Parse error"),
                arguments("// hello\n{}", "null", PARSE_ERROR, "Parse error"),
                arguments("\ufeff{'jsonrpc':'2.0','id':1" + params + "}", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':1" + params + "} x", "null", PARSE_ERROR, "Parse error"),
                arguments("{'jsonrpc':'2.0','id':1" + params + "}{}", "null", PARSE_ERROR, "Parse error"),
                arguments("[1]]", "null", PARSE_ERROR, "Parse error"),
                // beyond a limit of JSON
                arguments(echo("[".repeat(70) + "]".repeat(70)), "null", PARSE_ERROR, "64"),
                arguments(echo("{'a':".repeat(70) + "1" + "}".repeat(70)), "null", PARSE_ERROR, "64"),
                arguments("[".repeat(100_000), "null", PARSE_ERROR, "64"),
                arguments(echo("[" + "1,".repeat(100_000) + "1]"), "null", PARSE_ERROR, "100000"),
                arguments(echo("1".repeat(257)), "null", PARSE_ERROR, "256"),
                arguments(echo("{'" + "n".repeat(1025) + "':1}"), "null", PARSE_ERROR, "1024"),
                // no message
                arguments("1", "null", INVALID_REQUEST, "Invalid request"),
                arguments("'hello'", "null", INVALID_REQUEST, "Invalid request"),
                arguments("null", "null", INVALID_REQUEST, "Invalid request"),
                arguments("{}", "null", INVALID_REQUEST, "jsonrpc"),
                arguments("{'jsonrpc':'2.0'}", "null", INVALID_REQUEST, "method"),
                arguments("{'jsonrpc':'2.0','id':1}", "1", INVALID_REQUEST, "method"),
                arguments("{'id':1" + params + "}", "1", INVALID_REQUEST, "jsonrpc"),
                arguments("{'jsonrpc':'1.0','id':1" + params + "}", "1", INVALID_REQUEST, "jsonrpc"),
                arguments("{'jsonrpc':2.0,'id':1" + params + "}", "1", INVALID_REQUEST, "jsonrpc"),
                arguments("{'jsonrpc':null,'id':'x'" + params + "}", "'x'", INVALID_REQUEST, "jsonrpc"),
                arguments("{'jsonrpc':'2.0','id':1,'method':7}", "1", INVALID_REQUEST, "method"),
                arguments("{'jsonrpc':'2.0','id':1,'method':null}", "1", INVALID_REQUEST, "method"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'demo.add','params':1}", "1", INVALID_REQUEST, "params"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'demo.add','params':'x'}", "1", INVALID_REQUEST, "params"),
                arguments(
                        "{'jsonrpc':'2.0','id':1,'method':'demo.add','params':false}", "1", INVALID_REQUEST, "params"),
                arguments("{'jsonrpc':'2.0','id':{}" + params + "}", "null", INVALID_REQUEST, "id"),
                arguments("{'jsonrpc':'2.0','id':[1]" + params + "}", "null", INVALID_REQUEST, "id"),
                arguments("{'jsonrpc':'2.0','id':true" + params + "}", "null", INVALID_REQUEST, "id"),
                arguments("{'jsonrpc':'2.0','id':false" + params + "}", "null", INVALID_REQUEST, "id"),
                arguments(
                        "{'jsonrpc':'2.0','id':'" + "i".repeat(127) + "'" + params + "}",
                        "null",
                        INVALID_REQUEST,
                        "128"),
                arguments("{'jsonrpc':'2.0','id':" + "1".repeat(129) + params + "}", "null", INVALID_REQUEST, "128"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'" + "m".repeat(257) + "'}", "1", INVALID_REQUEST, "256"),
                // a member twice
                arguments("{'jsonrpc':'2.0','jsonrpc':'2.0','id':1" + params + "}", "1", INVALID_REQUEST, "twice"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'demo.boom'" + params + "}", "1", INVALID_REQUEST, "twice"),
                arguments("{'jsonrpc':'2.0','id':1,'params':[1]" + params + "}", "1", INVALID_REQUEST, "twice"),
                arguments("{'jsonrpc':'2.0','id':1,'me\\u0074hod':'x'" + params + "}", "1", INVALID_REQUEST, "twice"),
                // unknown methods
                arguments("{'jsonrpc':'2.0','id':1,'method':''}", "1", METHOD_NOT_FOUND, "Method not found"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'demo'}", "1", METHOD_NOT_FOUND, "demo"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'demo.Add'}", "1", METHOD_NOT_FOUND, "demo.Add"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'toString'}", "1", METHOD_NOT_FOUND, "toString"),
                arguments(
                        "{'jsonrpc':'2.0','id':1,'method':'a\\u0000\\n\\u001b[31mb'}", "1", METHOD_NOT_FOUND, "Method"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'$/unheard.of'}", "1", METHOD_NOT_FOUND, "$/unheard.of"),
                arguments("{'jsonrpc':'2.0','id':1,'method':'rpc.nothing'}", "1", METHOD_NOT_FOUND, "rpc.nothing"));
    }

    private static String echo(String value) {
        return Json.call("1", "demo.echo", "[" + value + "]");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheCodeThatFits(String frame, String id, int code, String words) {
        var answer = client.ask(Json.text(frame));

        assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.path("id")).isEqualTo(Json.tree(Json.text(id)));
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("error").path("message").asText()).contains(words);
        assertThat(answer.has("result")).isFalse();
        client.answersNext();
    }

    @Test
    void idTwiceIsRefused() {
        var answer = client.ask(Json.text("{'jsonrpc':'2.0','id':1,'id':2,'method':'demo.add','params':[1,2]}"));

        assertThat(answer.path("error").path("code").asInt()).isEqualTo(INVALID_REQUEST);
        client.answersNext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-0",
                "1.5",
                "1.50",
                "1e400",
                "1E+2",
                "12345678901234567890123456789012345678901234567890",
                "null",
                "''",
                "'0'",
                "'s1'",
                "'řeč 🦊'",
                "'a\\u0062\\/\\n'",
                "'\\ud83e\\udd8a'",
                "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"
            })
    void idComesBackToTheLetter(String id) {
        for (var method : new String[] {"demo.add", "demo.sleep", "demo.nothing"}) {
            client.send(Json.call(id, method, method.equals("demo.sleep") ? "[1]" : "[1,2]"));

            assertThat(client.nextText()).contains("\"id\":" + Json.text(id) + ",");
        }
        client.answersNext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':{'a':1,'b':2}}",
                "{'params':[1,2],'method':'demo.add','id':7,'jsonrpc':'2.0'}",
                " \t{ 'jsonrpc' : '2.0' ,\n'id' :\r7 , 'method' : 'demo.add' , 'params' : [ 1 , 2 ] } \n",
                "{'jsonrpc':'2.0','id':7,'me\\u0074hod':'demo.add','params':[1,2]}",
                "{'jsonrpc':'2\\u002e0','id':7,'method':'\\u0064emo.\\u0061dd','params':[1,2]}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':{'\\u0061':1,'b':2}}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':[1,2],'unheard':{'of':[null]}}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':[1,2],'meta':null,'traceparent':'00-x'}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':[1,2],'meta':{'timeoutMs':'soon','tenant':1}}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':[1,2],'meta':{'timeoutMs':-5}}",
                "{'jsonrpc':'2.0','id':7,'method':'demo.add','params':{'a':1,'b':2,'_meta':{},'workDoneToken':1,'partialResultToken':'x'}}"
            })
    void oddButGoodMessagesAreAnswered(String frame) {
        assertThat(client.ask(Json.text(frame))).isEqualTo(Json.tree(Json.text("{'jsonrpc':'2.0','id':7,'result':3}")));
        client.answersNext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'params':null", ",'params':[]", ",'params':{}"})
    void paramsMayBeLeftOutWhereThereAreNone(String params) {
        assertThat(client.ask(Json.text("{'jsonrpc':'2.0','id':7,'method':'eth_chainId'" + params + "}")))
                .isEqualTo(Json.tree(Json.text("{'jsonrpc':'2.0','id':7,'result':'0x1'}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','method':'demo.nothing'}",
                "{'jsonrpc':'2.0','method':'demo.add','params':['x']}",
                "{'jsonrpc':'2.0','method':'demo.boom'}",
                "{'jsonrpc':'2.0','method':'demo.divide','params':[1,0]}",
                "{'jsonrpc':'2.0','method':'demo.log','params':[7]}",
                "{'jsonrpc':'2.0','method':'$/unheard.of','params':{'x':1}}",
                "{'jsonrpc':'2.0','method':'$/setTrace','params':{'value':'off'}}",
                "{'jsonrpc':'2.0','method':'$/progress','params':{'token':1,'value':2}}",
                "{'jsonrpc':'2.0','method':'$/cancelRequest'}",
                "{'jsonrpc':'2.0','method':'$/cancelRequest','params':[]}",
                "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{}}",
                "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':{'a':[1]}}}",
                "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':12345}}",
                "{'jsonrpc':'2.0','id':1,'result':1}",
                "{'jsonrpc':'2.0','id':'s1','result':1}",
                "{'jsonrpc':'2.0','id':null,'result':null}",
                "{'jsonrpc':'2.0','id':99999999999999999999,'result':1}",
                "{'jsonrpc':'2.0','id':'s99999999999999999999','result':1}",
                "{'jsonrpc':'2.0','id':'s','result':1}",
                "{'jsonrpc':'2.0','id':{},'result':1}",
                "{'jsonrpc':'2.0','result':1}",
                "{'jsonrpc':'2.0','id':'s1','error':{'code':1,'message':'x'}}",
                "{'jsonrpc':'2.0','id':'s1','error':{'code':'1'}}",
                "{'jsonrpc':'2.0','id':'s1','error':7}",
                "{'jsonrpc':'2.0','id':'s1','result':1,'error':{'code':1,'message':'x'}}",
                "{'notification':'demo.ticks','result':[5]}"
            })
    void whatAsksForNoAnswerGetsNone(String frame) {
        client.send(Json.text(frame));

        client.answersNext();
    }

    @Test
    void idInFlightIsRefusedAndTheCallThatHasItGoesOn() {
        client.send(Json.call("'x'", "demo.sleep", "[200]"));
        var second = client.ask(Json.call("'x'", "demo.sleep", "[1]"));
        var third = client.ask(Json.call("'x'", "demo.add", "[1,2]"));
        var first = client.next();

        assertThat(second.path("error").path("code").asInt()).isEqualTo(INVALID_REQUEST);
        assertThat(second.path("error").path("message").asText()).contains("x", "in flight");
        assertThat(third.path("error").path("code").asInt()).isEqualTo(INVALID_REQUEST);
        assertThat(first).isEqualTo(Json.tree(Json.text("{'jsonrpc':'2.0','id':'x','result':'done'}")));
        assertThat(client.ask(Json.call("'x'", "demo.add", "[1,2]"))
                        .path("result")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void idNullMayBeInFlightManyTimes() {
        client.send(Json.call("null", "demo.sleep", "[30]"));
        client.send(Json.call("null", "demo.sleep", "[30]"));

        assertThat(client.next().path("result").asText()).isEqualTo("done");
        assertThat(client.next().path("result").asText()).isEqualTo("done");
    }

    @Test
    void equalIdsOfDifferentTypesAreDifferentIds() {
        client.send(Json.call("1", "demo.sleep", "[60]"));
        client.send(Json.call("'1'", "demo.sleep", "[60]"));

        assertThat(client.next().path("result").asText()).isEqualTo("done");
        assertThat(client.next().path("result").asText()).isEqualTo("done");
    }
}
