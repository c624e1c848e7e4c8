package dev.callwire.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void whatCameSinceIsForEachConnection() {
        var before = Histogram.parse("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:            10           1000  [B (java.base@17.0.15)
                   2:             1             16  com.example.Once
                Total            11           1016
                """);
        var after = Histogram.parse("""
                   1:            30           2000  [B (java.base@17.0.15)
                   2:            15            400  com.example.Connection
                   3:             1             16  com.example.Once
                """);

        assertThat(after.since(before, 10))
                .endsWith("| --- | --- | --- |\n| `[B` | 2.0 | 100 |\n| `com.example.Connection` | 1.5 | 40 |\n");
    }

    @Test
    void ownObjectsAreCounted() throws Exception {
        assertThat(Histogram.now().classes()).containsKey(HistogramTest.class.getName());
    }
}
