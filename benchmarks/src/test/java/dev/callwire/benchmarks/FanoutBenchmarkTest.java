package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.benchmarks.contestant.Broadcaster;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Too few connections for the figures to mean anything; every subscriber gets every event all the same. */
class FanoutBenchmarkTest {

    @Test
    void bothServersHaveARowAndSendTheSameBytes() throws IOException {
        var report = FanoutBenchmark.run(
                FanoutOptions.parse("--connections", "20", "--rounds", "2", "--seconds", "0.05", "--warm-up", "0.05"));

        for (var broadcaster : Broadcaster.values()) {
            assertThat(report).containsPattern("\\| " + Pattern.quote(broadcaster.title()) + " \\| [0-9]+");
        }
        assertThat(report)
                .contains("20 connections")
                .containsPattern("events of ([0-9]+) and \\1 bytes")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void eachOptionTakesThePlaceOfADefault() {
        assertThat(FanoutOptions.parse("--connections", "7", "--seconds", "0.5"))
                .isEqualTo(new FanoutOptions(7, 5, Duration.ofMillis(500), Duration.ofSeconds(10), null));
        assertThatThrownBy(() -> FanoutOptions.parse("--clients", "7")).hasMessage("There is no option --clients");
    }
}
