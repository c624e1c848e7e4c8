package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run too short for its figures to mean anything; every result is checked all the same. */
class BenchmarkTest {

    @Test
    void everyContestantHasARowInEveryTable() throws IOException {
        var options = Options.parse("--in-flight", "1,8", "--rounds", "1", "--seconds", "0.02", "--warm-up", "0.02");

        var report = Benchmark.run(options);

        assertThat(report).contains("**1 call in flight**", "**8 calls in flight**");
        for (var contestant : Contestant.ofCalls()) {
            var row = Pattern.compile("\\| " + Pattern.quote(contestant.title()) + " \\| [0-9]+");
            assertThat(row.matcher(report).results()).hasSize(2);
        }
        assertThat(report).doesNotContain("NaN", "Infinity"); // as a row without a single call would have
    }
}
