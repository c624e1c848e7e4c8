package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Too few connections for the figures to mean anything; each is opened, called over and closed all the same. */
class IdleBenchmarkTest {

    @Test
    void bothServersHaveARow() throws IOException {
        var report = IdleBenchmark.run(IdleOptions.parse("--connections", "20", "--rounds", "1"));

        assertThat(report)
                .contains("1 rounds of 20 connections")
                .containsPattern("\\| Netty's WebSocket handlers \\| -?[0-9]+")
                .containsPattern("\\| Callwire \\| -?[0-9]+")
                .contains("bytes more");
    }

    @Test
    void noMoreConnectionsThanFiles() {
        var options = IdleOptions.parse();

        assertThat(options.connections()).isEqualTo(IdleOptions.MOST);
        assertThat(options.within(4096).connections()).isEqualTo(3596);
        assertThat(options.within(20_000)).isEqualTo(options);
    }

    @Test
    void noMoreConnectionsThanAreAdmitted() {
        assertThatThrownBy(() -> IdleOptions.parse("--connections", "10001"))
                .hasMessageContaining("admits 10000 connections, not 10001");
    }
}
