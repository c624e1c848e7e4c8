package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.benchmarks.contestant.Contestant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs too short for their figures to mean anything; every result is checked all the same. */
class TargetsTest {
    private static final Pace SHORT = new Pace(1, Duration.ofMillis(30), Duration.ofMillis(30));

    @TempDir
    private Path directory;

    @Test
    void everyTargetHasARow() throws IOException {
        var plot = directory.resolve("targets.svg");

        var report = Targets.run(new TargetsOptions(SHORT, 0, null, plot));

        assertThat(report)
                .contains("| rate, `add`, 64 in flight, of the limit's | ")
                .contains("| processor time, `echo` of an order, 1024 in flight, of the limit's | ")
                .contains("a virtual thread waits", "handlers and answers on workers", "callers wait")
                .contains("items of a stream with demand")
                .containsPattern("[0-9]+ of [0-9]+ are met");
        for (var peer : Contestant.ofPeers()) {
            assertThat(report).contains("against " + peer.title());
        }
        assertThat(Files.readString(plot)).startsWith("<svg").contains(Contestant.LATER.title());
    }

    @Test
    void whatGrowsHasARowForEachStep() throws IOException {
        var plot = directory.resolve("growth.svg");

        var report = Growth.run(new TargetsOptions(SHORT, 0, null, plot));

        assertThat(report)
                .contains("\n| 1 | ", "\n| 8 | ", "\n| 64 | ", "\n| 16,384 | ")
                .contains("\n| 16 B, 64 in flight | ", "\n| 64 KiB, 8 in flight | ", "\n| 1 MiB, 1 in flight | ")
                .contains("\n| 10 | ", "\n| 1,000 | ", "\n| 10,000 | ");
        assertThat(Files.readString(plot)).startsWith("<svg").contains("10,000");
    }

    @Test
    void ofAnOptionWhatComesLastHolds() {
        assertThat(TargetsOptions.OF_TARGETS
                        .parse("--plot", "a.svg", "--plot", "b.svg")
                        .plot())
                .isEqualTo(Path.of("b.svg"));
        assertThatThrownBy(() -> TargetsOptions.OF_GROWTH.parse("--in-flight", "1"))
                .hasMessageContaining("no option --in-flight");
    }
}
