package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters that do not fit their method: -32602, with words that name the parameter and say what was expected. */
class BadParamsTest {
    private static final String INT = "an integer from -2147483648 to 2147483647";

    static ContractFixture fixture;
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
        return Stream.of(
                // the wrong type
                arguments("demo.add", "{'a':'1','b':2}", "Parameter a must be " + INT + ", found a string"),
                arguments("demo.add", "{'a':1.5,'b':2}", "Parameter a must be " + INT + ", found 1.5"),
                arguments("demo.add", "{'a':1.0,'b':2}", "Parameter a must be " + INT + ", found 1.0"),
                arguments("demo.add", "{'a':1e2,'b':2}", "Parameter a must be " + INT + ", found 1e2"),
                arguments("demo.add", "{'a':null,'b':2}", "Parameter a must be " + INT + ", found null"),
                arguments("demo.add", "[1,true]", "Parameter b must be " + INT + ", found true"),
                arguments("demo.add", "[1,[]]", "Parameter b must be " + INT + ", found an array"),
                arguments("demo.add", "[1,{}]", "Parameter b must be " + INT + ", found an object"),
                arguments("demo.add", "[1,2147483648]", "Parameter b must be " + INT + ", found 2147483648"),
                arguments("demo.add", "[1,-2147483649]", "Parameter b must be " + INT + ", found -2147483649"),
                arguments("demo.add", "[1,1e300]", "Parameter b must be " + INT + ", found 1e300"),
                arguments(
                        "demo.add",
                        "[1," + "9".repeat(200) + "]",
                        "Parameter b must be " + INT + ", found a number of 200"),
                arguments("demo.sleep", "['soon']", "Parameter millis must be " + INT + ", found a string"),
                arguments("demo.sleep", "[-1]", "Parameter millis must not be negative, found -1"),
                arguments("demo.greet", "['Ada']", "Parameter person must be an object, found a string"),
                arguments("demo.greet", "{'person':[]}", "Parameter person must be an object, found an array"),
                arguments("demo.greet", "{'person':null}", "Parameter person must be a value, found null"),
                arguments("demo.greet", "[{'name':1}]", "Parameter person.name must be a string, found 1"),
                arguments("demo.greet", "[{'name':null}]", "Parameter person.name must be a string"),
                arguments("demo.greet", "[{'name':'Ada','title':{}}]", "Parameter person.title must be a string"),
                // one that is missing
                arguments("demo.add", "{'a':1}", "Parameter b must be " + INT + ", but is missing"),
                arguments("demo.add", "{'b':1}", "Parameter a must be " + INT + ", but is missing"),
                arguments("demo.add", "[1]", "Parameter b must be " + INT + ", but is missing"),
                arguments("demo.add", "[]", "Parameter a must be " + INT + ", but is missing"),
                arguments("demo.add", "{}", "Parameter a must be " + INT + ", but is missing"),
                arguments("demo.add", "null", "Parameter a must be " + INT + ", but is missing"),
                arguments("demo.echo", "{}", "Parameter value must be a value, but is missing"),
                arguments("demo.echo", "[]", "Parameter value must be a value, but is missing"),
                arguments("demo.greet", "[{}]", "Parameter person.name must be a string, but is missing"),
                arguments(
                        "demo.greet",
                        "{'person':{'title':'Dr.'}}",
                        "Parameter person.name must be a string, but is missing"),
                // one too many
                arguments("demo.add", "{'a':1,'b':2,'c':3}", "Unknown parameter c"),
                arguments("demo.add", "{'a':1,'b':2,'c\\n\\u0000':3}", "Unknown parameter c"),
                arguments("demo.add", "{'A':1,'b':2}", "Unknown parameter A: the parameters of demo.add are a, b"),
                arguments("demo.add", "[1,2,3]", "Too many parameters: demo.add takes 2 (a, b)"),
                arguments("demo.slept", "[1]", "Too many parameters: demo.slept takes 0"),
                arguments("demo.slept", "{'x':1}", "Unknown parameter x: the parameters of demo.slept are none"),
                arguments("eth_chainId", "['x']", "Too many parameters: eth_chainId takes 0"),
                // one twice
                arguments("demo.add", "{'a':1,'b':2,'a':1}", "Parameter a is given twice"),
                arguments("demo.add", "{'a':1,'\\u0061':1,'b':2}", "Parameter a is given twice"),
                arguments("demo.greet", "[{'name':'Ada','name':'Bea'}]", "Parameter person"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesTheParameterAndWhatWasExpected(String method, String params, String words) {
        var answer = client.ask(Json.call("7", method, params));

        assertThat(answer.path("id").asInt()).isEqualTo(7);
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32602);
        assertThat(answer.path("error").path("message").asText()).startsWith(words);
        client.answersNext();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void sameInABatchHarmsNoOtherEntry(String method, String params, String words) {
        client.send("[" + Json.call("7", method, params) + "," + Json.call("8", "demo.add", "[1,2]") + "]");

        var answers = client.next();
        assertThat(answers).hasSize(2);
        assertThat(answers.findValuesAsText("message"))
                .singleElement()
                .asString()
                .startsWith(words);
        assertThat(answers.findValuesAsText("result")).containsExactly("3");
    }
}
