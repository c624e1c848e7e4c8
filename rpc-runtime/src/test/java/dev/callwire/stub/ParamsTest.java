package dev.callwire.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Names;
import dev.callwire.json.ObjectCodec;
import dev.callwire.json.Shape;
import dev.callwire.json.codec.Codecs;
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

    @Test
    void thatWereLetGoAreThereNoMore() {
        params.bind(ADD, JsonSlice.of("{\"a\":1,\"bc\":\"x\"}"));

        params.clear();

        params.bind(ADD, new JsonSlice());
        assertThat(params.get(1, JsonType.STRING.nullable())).isNull();
        params.bind(ADD, JsonSlice.of("{\"a\":2}"));
        assertThat(params.getInt(0)).isEqualTo(2);
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

    /** An object of one number, {@code {"x":1}}. */
    private static final class PointCodec extends ObjectCodec<Point> {
        private static final Names NAMES = Names.of("x");

        PointCodec() {
            super(Point.class);
        }

        @Override
        public Point read(JsonReader in) {
            int x = 0;
            long seen = 0;
            in.beginObject();
            for (int i = in.nextName(NAMES, -1); i >= 0; i = in.nextName(NAMES, i)) {
                seen = once(seen, i);
                switch (i) {
                    case 0 -> x = in.readInt();
                    default -> in.skipMember();
                }
            }
            require(1, seen);
            return new Point(x);
        }

        @Override
        protected void writeMembers(Point value, JsonWriter out) {
            out.name(NAMES, 0).value(value.x());
        }

        @Override
        protected Shape shape() {
            return Shape.ofRecord(NAMES).required(Codecs.INT);
        }
    }

    record Point(int x) {}

    private static final JsonType<Point> POINT = JsonType.of(Point.class, new PointCodec());

    private static final MethodDescriptor<Integer> MOVE =
            MethodDescriptor.call("move", JsonType.INT).param("to", POINT).build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":{\"x\":1}}",
                "{\"to\":{\"x\":1} }",
                "{\"to\": {\"x\":1}}",
                "{ \"to\":{\"x\":1}}",
                "{\"to\":{\"x\":1},\"_meta\":{\"y\":2}}",
                "{\"_meta\":{},\"to\":{\"x\":1}}",
                "{\"to\":{\"z\":[{}],\"x\":1}}",
                "[{\"x\":1}]"
            })
    void oneValueIsFoundWhateverFollowsIt(String json) {
        params.bind(MOVE, JsonSlice.of(json));

        assertThat(params.get(0, POINT)).isEqualTo(new Point(1));
        assertThat(params.get(0, POINT)).isEqualTo(new Point(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":{\"x\":1},\"to\":{\"x\":2}}",
                "{\"to\":{\"x\":1},\"d\":3}",
                "{\"to\":{\"x\":\"a\"},\"d\":3}",
                "{\"to\":{\"x\":\"a\"}}",
                "{\"to\":null}",
                "{\"to\":7}",
                "{\"to\":{}}",
                "{\"to\":[{\"x\":1}]}"
            })
    void oneValueThatDoesNotFitIsRefusedInTheWordsOfAnyOther(String json) {
        var spaced = "{ " + json.substring(1); // which is looked through first

        assertThat(refusal(json)).isEqualTo(refusal(spaced)).containsPattern("(?i)parameter (to|d)");
    }

    private String refusal(String json) {
        return assertThatExceptionOfType(InvalidParamsException.class)
                .isThrownBy(() -> params.bind(MOVE, JsonSlice.of(json)).get(0, POINT))
                .actual()
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1,"bc":"x"}         | true
                    [1,"x"]                  | true
                    {"a":1}                  | false
                    {"a": 1,"bc":"x"}        | true
                    {"a":1 ,"bc":"x"}        | false
                    {"bc":"x","a":1}         | false
                    {"a":1,"bc":"x"}}        | false
                    {"a":1,"bc":"x"},"id":1  | false
                    {"a":1,"bc":"x           | false
                    {"a":1.5,"bc":"x"}       | false
                    [1,"x",2]                | false
                    [1                       | false
                    null                     | false
                    """)
    void areBoundUnprovenWhereNothingIsWrongWithThem(String json, boolean bound) {
        var slice = JsonSlice.of(json);

        assertThat(params.bindUnproven(ADD, slice, new JsonReader(JsonLimits.DEFAULTS).reset(slice)))
                .isEqualTo(bound);
        if (bound) {
            assertThat(params.getInt(0)).isEqualTo(1);
            assertThat(params.<String>get(1, JsonType.STRING)).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"to":{"x":1}}           | true
                    [{"x":1}]                | true
                    {"to":{"x":1}            | false
                    {"to":{"x":1}}]          | false
                    {"to":{"x":1},"d":2}     | false
                    {"to":{"x":1,"x":2}}     | false
                    {"to":{"x":"1"}}         | false
                    {"to":null}              | false
                    """)
    void objectIsReadUnprovenWhereNothingIsWrongWithIt(String json, boolean bound) {
        var slice = JsonSlice.of(json);

        assertThat(params.bindUnproven(MOVE, slice, new JsonReader(JsonLimits.DEFAULTS).reset(slice)))
                .isEqualTo(bound);
        if (bound) {
            assertThat(params.get(0, POINT)).isEqualTo(new Point(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,false", "3,true"})
    void unprovenObjectNestsNoDeeperThanTheMessageMay(int maxDepth, boolean bound) {
        var limits = JsonLimits.DEFAULTS.withMaxDepth(maxDepth);
        var slice = JsonSlice.of("{\"to\":{\"x\":1}}");
        var reader = new JsonReader(limits).reset(slice).enclosed(0);

        assertThat(new Params(JacksonBinder.with(limits, jackson -> jackson), limits).bindUnproven(MOVE, slice, reader))
                .isEqualTo(bound);
    }

    @Test
    void oneValueThatHasGoneDoesNotComeBackWithTheNextCall() {
        params.bind(MOVE, JsonSlice.of("{\"to\":{\"x\":1}}"));

        params.bind(MOVE, JsonSlice.of("{}"));

        assertThatThrownBy(() -> params.get(0, POINT)).hasMessageContaining("but is missing");
    }

    @Test
    void thatIsMissingIsNamed() {
        params.bind(ADD, JsonSlice.of("{\"bc\":\"x\"}"));

        assertThatThrownBy(() -> params.getInt(0))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("Parameter a must be an integer from -2147483648 to 2147483647, but is missing");
    }
}
