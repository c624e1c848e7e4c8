package dev.callwire.wamp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.wamp.message.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorUrisTest {

    @ParameterizedTest
    @CsvSource({
        "-32601, wamp.error.no_such_procedure",
        "-32602, wamp.error.invalid_argument",
        "-32603, callwire.error.internal",
        "-32013, wamp.error.timeout",
        "-32800, wamp.error.canceled",
        "-32015, wamp.error.not_authorized",
        "-32009, callwire.error.too_many",
        "1001, callwire.error.1001",
        "-7, callwire.error.minus_7",
        "-2147483648, callwire.error.minus_2147483648",
    })
    void codeAndUriStandForEachOther(int code, String uri) {
        assertThat(ErrorUris.of(Fault.of(code, "why"), 100).uri()).isEqualTo(uri);
        if (code != Integer.MIN_VALUE) {
            assertThat(ErrorUris.code(uri)).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "demo.division_by_zero",
        "callwire.error.",
        "callwire.error.1x",
        "callwire.error.99999999999",
        "callwire.error.minus_",
    })
    void otherUrisAreOfApplications(String uri) {
        assertThat(ErrorUris.code(uri)).isNull();
    }

    @Test
    void uriOfItsOwnComesFirst() {
        var fault = new Fault(
                1001,
                "demo.division_by_zero",
                "division by zero",
                out -> out.raw(JsonSlice.of("{\"dividend\":1}")),
                null);

        var failure = ErrorUris.of(fault, 100);

        assertThat(failure.uri()).isEqualTo("demo.division_by_zero");
        assertThat(failure.payload().arguments()).hasToString("[\"division by zero\"]");
        assertThat(failure.payload().argumentsKw()).hasToString("{\"dividend\":1}");
    }

    @Test
    void dataThatIsNoObjectHasAName() {
        var fault = new Fault(7, "why", out -> out.value(3));

        assertThat(ErrorUris.of(fault, 100).payload().argumentsKw()).hasToString("{\"data\":3}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"no\"] | no",
                "[\"no\",2] | no",
                "[2] | demo.odd",
                "[] | demo.odd",
                "~~ | demo.odd",
                "\"bytes\" | demo.odd",
            })
    void firstArgumentIsTheMessageWhereItIsAString(String arguments, String message) {
        assertThat(ErrorUris.message("demo.odd", new Payload(slice(arguments), slice(""))))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"no\"] | {\"a\":1} | {\"a\":1}",
                "[\"no\"] | ~~ | ~~",
                "[\"no\",2] | ~~ | [\"no\",2]",
                "[2] | ~~ | [2]",
                "[] | ~~ | ~~",
                "~~ | ~~ | ~~",
            })
    void keywordArgumentsAreTheDataOrElseArgumentsThatAreMoreThanAMessage(
            String arguments, String argumentsKw, String data) {
        assertThat(ErrorUris.data(new Payload(slice(arguments), slice(argumentsKw))))
                .hasToString(data);
    }

    private static JsonSlice slice(String json) {
        return json.isEmpty() ? new JsonSlice() : JsonSlice.of(json);
    }
}
