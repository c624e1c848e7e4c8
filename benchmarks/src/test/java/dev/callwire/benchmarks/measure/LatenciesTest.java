package dev.callwire.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreThoseOfTheValuesCounted() {
        for (int i = 1; i <= 100_000; i++) {
            latencies.add(i * 1000L);
        }

        assertThat(latencies.percentile(0.5)).isCloseTo(50_000_000, withPercentage(2));
        assertThat(latencies.percentile(0.99)).isCloseTo(99_000_000, withPercentage(2));
    }

    @Test
    void smallValuesAreExact() {
        for (int i = 1; i <= 100; i++) {
            latencies.add(i);
        }

        assertThat(latencies.percentile(0)).isEqualTo(1);
        assertThat(latencies.percentile(0.5)).isEqualTo(50);
        assertThat(latencies.percentile(1)).isEqualTo(100);
    }

    @Test
    void largestValueFits() {
        latencies.add(Long.MAX_VALUE);

        assertThat(latencies.percentile(1)).isCloseTo(Long.MAX_VALUE, withPercentage(2));
    }

    @Test
    void nothingCountedIsZero() {
        assertThat(latencies.percentile(0.5)).isZero();
    }

    @Test
    void whatAnotherCountedIsAdded() {
        var other = new Latencies();
        other.add(10);
        other.add(10);
        latencies.add(90);

        latencies.add(other);

        assertThat(latencies.percentile(0.5)).isEqualTo(10);
        assertThat(latencies.percentile(1)).isEqualTo(90);
    }
}
