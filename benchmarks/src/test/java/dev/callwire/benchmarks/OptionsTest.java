package dev.callwire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.benchmarks.contestant.Contestant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutOptionsItTakesLessThanThreeMinutes() {
        var options = Options.parse();

        assertThat(options.contestants()).containsExactlyElementsOf(Contestant.ofCalls());
        assertThat(options.length(options.contestants().size())).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void echoIsAlwaysThere() {
        assertThat(Options.parse("--contestants", "callwire").contestants())
                .containsExactly(Contestant.ECHO, Contestant.CALLWIRE);
    }

    @Test
    void framesAreAlwaysAmongStreams() {
        assertThat(Options.parseForStreams("--contestants", "here").contestants())
                .containsExactly(Contestant.FRAMES, Contestant.HERE);
        assertThat(Options.parseForStreams().contestants()).isEqualTo(Contestant.ofStreams());
        assertThatThrownBy(() -> Options.parseForStreams("--contestants", "echo"))
                .hasMessageContaining("frames, best_stream, here, workers, loop")
                .hasMessageContaining("'echo'");
    }

    @Test
    void jawampaIsAlwaysAmongRouters() {
        var options = Options.parseForRouters("--contestants", "router");

        assertThat(options.among(Contestant.ofRoutedCalls()).contestants())
                .containsExactly(Contestant.JAWAMPA, Contestant.ROUTER);
        assertThat(options.among(Contestant.ofRoutedEvents()).contestants()).containsExactly(Contestant.JAWAMPA_EVENTS);
        assertThat(Options.parseForRouters().among(Contestant.ofRoutedEvents()).contestants())
                .isEqualTo(Contestant.ofRoutedEvents());
    }

    @Test
    void contestantNamedTwiceTakesPartOnce() {
        assertThat(Options.parse("--contestants", "hand,echo,hand").contestants())
                .containsExactly(Contestant.ECHO, Contestant.HAND);
    }

    @Test
    void anotherBuildOfTheRuntimeIsASecondEntrantOfEachMode() {
        var options = Options.parse("--contestants", "hand,callwire", "--before", "old.jar");

        assertThat(Entrant.of(options))
                .extracting(Entrant::title)
                .containsExactly(
                        Contestant.ECHO.title(),
                        Contestant.HAND.title(),
                        Contestant.CALLWIRE.title(),
                        Contestant.CALLWIRE.title() + " (before)");
    }

    @Test
    void wrongArgumentsSayWhatIsWrong() {
        assertThatThrownBy(() -> Options.parse("--rounds", "0"))
                .hasMessageContaining("from 1 on")
                .hasMessageContaining("'0'");
        assertThatThrownBy(() -> Options.parse("--seconds", "soon")).hasMessageContaining("'soon'");
        assertThatThrownBy(() -> Options.parse("--rounds")).hasMessageContaining("--rounds stands alone");
        assertThatThrownBy(() -> Options.parse("--round", "1")).hasMessageContaining("no option --round");
        assertThatThrownBy(() -> Options.parse("--contestants", "grpc"))
                .hasMessageContaining(
                        "echo, own_echo, hand, own_hand, best, best_later, best_blocking, callwire, later, blocking")
                .hasMessageContaining("'grpc'");
    }
}
