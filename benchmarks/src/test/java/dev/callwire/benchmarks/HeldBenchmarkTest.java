package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.stress.StressOptions;
import org.junit.jupiter.api.Test;

/** A few seconds of what is shown over a minute. */
class HeldBenchmarkTest {

    @Test
    void producerIsHeldAndMemoryIsFlat() throws Exception {
        var report = HeldBenchmark.run(StressOptions.of(3, 8));

        assertThat(report.faults()).isEmpty();
        assertThat(report.text()).contains("| 3.0 s |", "times** as long").doesNotContain("NaN", "Infinity");
    }
}
