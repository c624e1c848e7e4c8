package dev.callwire.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Params by name, in whatever form they come. */
class ParamsTest {
    private static final MethodDescriptor<Integer> ADD = MethodDescriptor.call("add", JsonType.INT)
            .param("a", JsonType.INT)
            .param("bc", JsonType.STRING.nullable())
            .build();

    private final Params params = new Params(JacksonBinder.create(), JsonLimits.DEFAULTS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"bc\":\"x\"}",
                "{\"bc\":\"x\",\"a\":1}",
                "{ \"a\":1,\"bc\":\"x\"}",
                "{\"a\": 1,\"bc\":\"x\"}",
                "{\"a\":1 ,\"bc\":\"x\"}",
                "{\"a\":1, \"bc\":\"x\" }",
                "{\"\\u0061\":1,\"bc\":\"x\"}",
                "{\"a\":1,\"bc\":\"x\",\"_meta\":{}}",
                "[1,\"x\"]"
            })
    void areFoundWhateverTheirForm(String json) {
        params.bind(ADD, JsonSlice.of(json));

        assertThat(params.getInt(0)).isEqualTo(1);
        assertThat(params.<String>get(1, JsonType.STRING)).isEqualTo("x");
    }

    @Test
    void thatIsLeftOutIsAbsentThoughAnotherCallHadIt() {
        params.bind(ADD, JsonSlice.of("{\"a\":1,\"bc\":\"x\"}"));

        params.bind(ADD, JsonSlice.of("{\"a\":2}"));

        assertThat(params.getInt(0)).isEqualTo(2);
        assertThat(params.get(1, JsonType.STRING.nullable())).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1,"bc":"x","a":2}  | Parameter a is given twice
                    {"a":1,"a":2}           | Parameter a is given twice
                    {"a":1,"bc":"x","d":3}  | Unknown parameter d: the parameters of add are a, bc
                    {"a":1,"b":"x"}         | Unknown parameter b: the parameters of add are a, bc
                    """)
    void thatAreNotThoseOfTheMethodAreRefused(String json, String rule) {
        assertThatThrownBy(() -> params.bind(ADD, JsonSlice.of(json)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage(rule);
    }

    @Test
    void thatIsMissingIsNamed() {
        params.bind(ADD, JsonSlice.of("{\"bc\":\"x\"}"));

        assertThatThrownBy(() -> params.getInt(0))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("Parameter a must be an integer from -2147483648 to 2147483647, but is missing");
    }
}
