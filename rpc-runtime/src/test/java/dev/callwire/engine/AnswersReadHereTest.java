package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.MalformedAnswerException;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to calls whose futures complete where they are read. */
class AnswersReadHereTest {
    private static final MethodDescriptor<Integer> COUNT =
            MethodDescriptor.call("count", JsonType.INT).nonBlocking().build();

    private final Rig rig = Rig.dialling();
    private final CompletableFuture<Integer> call = rig.caller().callAsync(COUNT, out -> {});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7 }",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\": 7}",
                "{\"jsonrpc\":\"2.0\",\"result\":7,\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7,\"x\":{}}",
                "{\"id\":1,\"result\":7,\"jsonrpc\":\"2.0\"}"
            })
    void completeThemWhateverTheirForm(String answer) {
        rig.exchange(answer);

        assertThat(call).isCompletedWithValue(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"jsonrpc":"2.0","id":1,"result":7.5}           | but the peer sent 7.5
                    {"jsonrpc":"2.0","id":1,"result":"7"}           | but the peer sent a string
                    {"jsonrpc":"2.0","id":1,"result":null}          | but the peer sent null
                    {"jsonrpc":"2.0","id":1,"result":7,"result":8}  | 'result' is there twice
                    """)
    void failThemWhereTheyDoNotFit(String answer, String why) {
        rig.exchange(answer);

        assertThat(call)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(MalformedAnswerException.class)
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":07}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":7}"
            })
    void leaveThemWhereTheyAreNoJsonOrNotTheirs(String frame) {
        rig.exchange(frame);
        assertThat(call).isNotDone();

        rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":8}");
        assertThat(call).isCompletedWithValue(8);
    }

    @Test
    void comeTooLateForThoseThatWereCancelled() {
        call.cancel(true);

        rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}");

        assertThat(call).isCancelled();
    }
}
