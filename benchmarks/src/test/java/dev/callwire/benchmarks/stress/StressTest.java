package dev.callwire.benchmarks.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Less than the programs do by default, for the build to show that nothing has changed. */
@Timeout(120)
class StressTest {

    @Test
    void everyCallEndsOnceWhateverIsCut() throws Exception {
        assertThat(Cuts.run(StressOptions.of(40, 64)).faults()).isEmpty();
    }

    @Test
    void noCallFailsWhenServersRestartInTurn() throws Exception {
        assertThat(Rolling.run(StressOptions.of(5, 64)).faults()).isEmpty();
    }

    @Test
    void noCallThatMayHaveRunIsSentAgainByHastyServersClients() throws Exception {
        assertThat(Rolling.runHastily(StressOptions.of(5, 64)).faults()).isEmpty();
    }

    @Test
    void silentConnectionIsFoundAtBothEnds() throws Exception {
        assertThat(Silence.run(StressOptions.of(3, 64)).faults()).isEmpty();
    }

    @Test
    void clientsThatVanishLeaveNothingRunning() throws Exception {
        assertThat(Vanish.run(StressOptions.of(10, 128)).faults()).isEmpty();
    }

    @Test
    void everyItemComesOnceAndInOrderWhateverIsCut() throws Exception {
        assertThat(Replay.run(StressOptions.of(20, 2_000)).faults()).isEmpty();
    }
}
