package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run too short for its figures to mean anything; every item is checked all the same. */
class StreamBenchmarkTest {

    @Test
    void everyContestantHasARow() throws IOException {
        var report =
                StreamBenchmark.run(Options.parseForStreams("--rounds", "2", "--seconds", "0.05", "--warm-up", "0.05"));

        for (var contestant : Contestant.ofStreams()) {
            assertThat(report).containsPattern("\\| " + Pattern.quote(contestant.title()) + " \\| [0-9]+");
        }
        assertThat(report).contains("of the frames").doesNotContain("NaN", "Infinity");
    }
}
