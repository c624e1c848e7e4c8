package dev.callwire.wamp.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonSlice;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.wamp.message.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadsTest {
    private static final List<String> NAMES = List.of("a", "b");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2] | [1,2] |",
                "{\"a\":1} | | {\"a\":1}",
                "[] | |",
                "{ } | |",
                "7 | [7] |",
                "\"text\" | [\"text\"] |",
            })
    void paramsAreArgumentsOrKeywordArguments(String params, String arguments, String argumentsKw) {
        assertThat(text(Payloads.ofParams(JsonSlice.of(params)))).isEqualTo(text(payload(arguments, argumentsKw)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| | ''",
                "[] | {} | ''",
                "[ ] | { } | ''",
                "[1,2] | | [1,2]",
                "[1,2] | {} | [1,2]",
                "[] | {\"a\":1} | {\"a\":1}",
                "| {\"a\":1} | {\"a\":1}",
                "[1] | {\"b\":2} | {\"a\":1,\"b\":2}",
                "[1] | {\"a\":2} | {\"a\":1,\"a\":2}",
            })
    void argumentsAndKeywordArgumentsAreParams(String arguments, String argumentsKw, String params) {
        assertThat(Payloads.toParams(payload(arguments, argumentsKw), NAMES).toString())
                .isEqualTo(params);
    }

    @Test
    void moreArgumentsThanParametersAreTooManyWhereKeywordArgumentsHaveCome() {
        var payload = payload("[1,2,3]", "{\"a\":1}");

        assertThatThrownBy(() -> Payloads.toParams(payload, NAMES))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage(
                        "Too many arguments: there are 2 parameters, a, b, and some have come as keyword arguments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| | ''",
                "[] | | ''",
                "[5] | | 5",
                "[null] | | null",
                "[[1,2]] | {} | [1,2]",
                "[1,2] | | [1,2]",
                "[] | {\"x\":1} | {\"x\":1}",
                "[1,2] | {\"x\":1} | {\"args\":[1,2],\"kwargs\":{\"x\":1}}",
                "\"\\u0000aGk=\" | | \"\\u0000aGk=\"",
            })
    void resultIsTheOnlyArgumentOrAllThereIs(String arguments, String argumentsKw, String result) {
        assertThat(Payloads.toResult(payload(arguments, argumentsKw)).toString())
                .isEqualTo(result);
    }

    @Test
    void resultGoesAsTheOnlyArgument() {
        assertThat(text(Payloads.ofResult(out -> out.value(5), 100))).isEqualTo("[5] ");
        assertThat(text(Payloads.ofResult(out -> out.nullValue(), 100))).isEqualTo("[null] ");
    }

    @Test
    void eventOfOneParameterIsTheOnlyArgument() {
        assertThat(text(Payloads.ofEvent(JsonSlice.of("{\"a\":1}"), true))).isEqualTo("[{\"a\":1}] ");
        assertThat(text(Payloads.ofEvent(JsonSlice.of("{\"a\":1}"), false))).isEqualTo(" {\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[5] | | 5",
                "[[5]] | | [5]",
                "[1,2] | | [1,2]",
                "| {\"a\":1,\"b\":2} | {\"a\":1,\"b\":2}",
            })
    void eventThatNobodyKnowsIsReadAsAResultIs(String arguments, String argumentsKw, String event) {
        assertThat(Payloads.toEvent(payload(arguments, argumentsKw), List.of()).toString())
                .isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2] | | {\"a\":1,\"b\":2}",
                "[1] | | {\"a\":1}",
                "[1] | {\"b\":2} | {\"a\":1,\"b\":2}",
                "| {\"a\":1} | {\"a\":1}",
            })
    void argumentsOfAnEventWithSeveralParametersGetTheirNames(String arguments, String argumentsKw, String event) {
        assertThat(Payloads.toEvent(payload(arguments, argumentsKw), NAMES).toString())
                .isEqualTo(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[5] | | 5",
                "[] | {\"n\":5} | 5",
                "| {\"m\":1,\"n\":[5]} | [5]",
                "| {\"m\":1} | {\"m\":1}",
                "| {} | ''",
                "| | ''",
                "[1] | {\"n\":5} | {\"args\":[1],\"kwargs\":{\"n\":5}}",
            })
    void keywordArgumentOfItsNameIsTheOneParameterOfAnEvent(String arguments, String argumentsKw, String event) {
        assertThat(Payloads.toEvent(payload(arguments, argumentsKw), List.of("n"))
                        .toString())
                .isEqualTo(event);
    }

    private static Payload payload(String arguments, String argumentsKw) {
        return new Payload(slice(arguments), slice(argumentsKw));
    }

    private static JsonSlice slice(String json) {
        return json == null ? new JsonSlice() : JsonSlice.of(json);
    }

    private static String text(Payload payload) {
        return payload.arguments() + " " + payload.argumentsKw();
    }
}
