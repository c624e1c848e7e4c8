package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run too short for its figures to mean anything; every result and every event is checked all the same. */
class RouterBenchmarkTest {

    @Test
    void everyRouterHasARowForCallsAndOneForEvents() throws IOException {
        var options =
                Options.parseForRouters("--in-flight", "8", "--rounds", "2", "--seconds", "0.05", "--warm-up", "0.05");

        var report = RouterBenchmark.run(options);

        assertThat(report)
                .contains(
                        "**Calls, 8 in flight**", "**Events from one publisher to a hundred subscribers, 8 in flight**")
                .doesNotContain("NaN", "Infinity");
        for (var contestant : Contestant.ofRoutedCalls()) {
            var row = Pattern.compile("\\| " + Pattern.quote(contestant.title()) + " \\| [0-9]+");
            assertThat(row.matcher(report).results()).hasSize(2);
        }
    }
}
