package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void whatIsReachedIsTheMedian() {
        assertThat(Target.atLeast(0.8, "rate", Ratio.of(0.9, 0.81, 0.95)).row())
                .isEqualTo("| rate | 0.90 (0.81–0.95) | at least 0.8 | yes |\n");
        assertThat(Target.atMost(1.25, "time", Ratio.of(1.5, 1.3, 1.4)).row())
                .isEqualTo("| time | 1.40 (1.30–1.50) | at most 1.25 | **no** |\n");
    }

    @Test
    void roundsOnEitherSideOfItAreNoise() {
        assertThat(Target.bytesAtMost(120, "bytes", Ratio.of(110, 119, 130)).row())
                .isEqualTo("| bytes | 119 (110–130) | at most 120 | yes, within the noise |\n");
    }
}
