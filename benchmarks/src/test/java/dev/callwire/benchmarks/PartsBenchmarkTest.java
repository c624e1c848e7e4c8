package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs too short for their figures to mean anything. */
class PartsBenchmarkTest {

    @Test
    void everyPartHasARow() throws IOException {
        var report = PartsBenchmark.run(".*", true);

        assertThat(report)
                .contains(
                        "| `EnvelopeBenchmark.readRequest` | ",
                        "| `ValueBenchmark.writeOrder` | ",
                        "| `ValueBenchmark.writeOrderByDatabind` | ",
                        "| `PendingCallsBenchmark.putAndTake` | ",
                        "| `FrameBenchmark.decode`, payloadBytes = 64 | ",
                        "| `FrameBenchmark.decode`, payloadBytes = 1024 | ")
                .doesNotContain("NaN");
    }

    @Test
    void patternChooses(@TempDir Path folder) throws IOException {
        var output = folder.resolve("table.md");

        PartsBenchmark.run(new String[] {"--output", output.toString(), "put.*Take", "--smoke", "yes"});

        assertThat(Files.readAllLines(output).stream().filter(line -> line.startsWith("| `")))
                .hasSize(1);
    }

    @Test
    void patternThatChoosesNothingIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartsBenchmark.run("nothing", true))
                .withMessage("There is no part with 'nothing' in its name");
    }

    @Test
    void unknownOptionIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartsBenchmark.run(new String[] {"--rounds", "3"}))
                .withMessage("There is no option --rounds");
    }
}
