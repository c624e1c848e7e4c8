package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @Test
    void ordinaryTextIsUntouched() {
        assertThat(Printable.text("It's 3 €, 漢字 🎹", 100)).isEqualTo("It's 3 €, 漢字 🎹");
    }

    @Test
    void whatMovesCursorsOrBreaksLinesIsTakenOut() {
        assertThat(Printable.text("\r\n\t\0\u001b\u007f\u0085\u2028\u2029\u202e\u200b\ud800", 100))
                .isEqualTo("\ufffd".repeat(12));
    }

    @Test
    void longTextIsCut() {
        assertThat(Printable.text("🎹🎹🎹", 2)).isEqualTo("🎹🎹");
    }

    @Test
    void failureThatSaysNothingIsNamed() {
        assertThat(Printable.failure(new IllegalStateException("why\n"))).isEqualTo("why\ufffd");
        assertThat(Printable.failure(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"PT20S, 20 s", "PT0.25S, 250 ms", "PT1.5S, 1500 ms", "PT2M, 120 s"})
    void durationsReadAsOneSaysThem(Duration duration, String text) {
        assertThat(Printable.duration(duration)).isEqualTo(text);
    }
}
