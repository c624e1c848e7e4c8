package dev.callwire.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.benchmarks.measure.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs too short for their figures to mean anything; every result and every item is checked all the same. */
class PeersTest {
    private static final int IN_FLIGHT = 8;

    @ParameterizedTest
    @MethodSource("calling")
    void addsAndEchoesMoreThanOnce(Contestant peer) throws Exception {
        try (var server = peer.serve();
                var client = peer.connect(server.port())) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.run(IN_FLIGHT, window()).calls()).isGreaterThanOrEqualTo(IN_FLIGHT);
                assertThat(client.echo(IN_FLIGHT, window()).calls()).isGreaterThanOrEqualTo(IN_FLIGHT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("streaming")
    void countsFromTheStartMoreThanOnce(Contestant peer) throws Exception {
        try (var server = peer.serve();
                var client = peer.connect(server.port())) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.run(1, window()).calls()).isPositive();
            }
        }
    }

    @Test
    void peerIsNeitherWhatOthersAreComparedWithNorCallwire() {
        assertThat(Contestant.ofPeers()).hasSize(6);
        assertThat(Contestant.ofStreamPeers()).hasSize(3);
        for (var contestant : Contestant.values()) {
            boolean listed = Contestant.ofPeers().contains(contestant)
                    || Contestant.ofStreamPeers().contains(contestant);
            assertThat(contestant.isPeer()).as(contestant.name()).isEqualTo(listed);
            assertThat(contestant.isPeer() && (contestant.isFloor() || contestant.isCallwire()))
                    .as(contestant.name())
                    .isFalse();
        }
    }

    private static List<Contestant> calling() {
        return Contestant.ofPeers();
    }

    private static List<Contestant> streaming() {
        return Contestant.ofStreamPeers();
    }

    private static Window window() {
        return Window.of(Duration.ofMillis(100));
    }
}
