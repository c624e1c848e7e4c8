package dev.callwire.benchmarks.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StressOptionsTest {

    @Test
    void eachOptionTakesThePlaceOfADefault() {
        assertThat(Cuts.DEFAULTS.parse("--count", "3", "--in-flight", "4", "--seed", "5", "--output", "cuts.md"))
                .isEqualTo(new StressOptions(3, 4, 5, Path.of("cuts.md")));
        assertThat(Cuts.DEFAULTS.parse()).isEqualTo(StressOptions.of(200, 64));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Cuts.DEFAULTS.parse("--cuts", "3")).hasMessage("There is no option --cuts");
        assertThatThrownBy(() -> Cuts.DEFAULTS.parse("--count")).hasMessage("--count wants a value");
        assertThatThrownBy(() -> Cuts.DEFAULTS.parse("--count", "0"))
                .hasMessage("--count wants a number from 1 on, not 0");
        assertThatThrownBy(() -> Cuts.DEFAULTS.parse("--seed", "x"))
                .hasMessage("--seed wants a number from 1 on, not x");
    }
}
