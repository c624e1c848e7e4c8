package dev.callwire.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Client and server in one process, for a moment. Each call's result is checked, and a wrong one fails the run. */
class LimitsTest {
    private static final int IN_FLIGHT = 100;

    private interface Run {
        Tally of(Client client, Window window) throws Exception;
    }

    private static long calls(Contestant contestant, Run run) throws Exception {
        try (var server = contestant.serve();
                var client = contestant.connect(server.port())) {
            // A second one meets what the first has left.
            run.of(client, Window.of(Duration.ofMillis(20)));
            return run.of(client, Window.of(Duration.ofMillis(20))).calls();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ECHO", "OWN_ECHO", "HAND", "OWN_HAND", "BEST", "BEST_LATER", "BEST_BLOCKING", "CALLWIRE", "LATER"
            })
    void addsAndEchoes(Contestant contestant) throws Exception {
        assertThat(calls(contestant, (client, window) -> client.run(IN_FLIGHT, window)))
                .isGreaterThanOrEqualTo(IN_FLIGHT);
        assertThat(calls(contestant, (client, window) -> client.echo(IN_FLIGHT, window)))
                .isGreaterThanOrEqualTo(IN_FLIGHT);
    }

    @ParameterizedTest
    @EnumSource(names = {"ECHO_PLATFORM", "ECHO_VIRTUAL", "PLATFORM", "VIRTUAL", "BLOCKING", "METHODS_1000"})
    void adds(Contestant contestant) throws Exception {
        assertThat(calls(contestant, (client, window) -> client.run(4, window))).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"ECHO", "WIDE"})
    void echoesLongTexts(Contestant contestant) throws Exception {
        assertThat(calls(contestant, (client, window) -> client.text(100_000, 2, window)))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void streamsItems() throws Exception {
        assertThat(calls(Contestant.BEST_STREAM, (client, window) -> client.run(1, window)))
                .isPositive();
    }
}
