package dev.callwire.engine;

import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Sessions that have something to say, and to hear, before the first call. */
class SessionBeginningTest {
    private static final MethodDescriptor<String> FIND =
            MethodDescriptor.call("find", JsonType.STRING).idempotent().build();
    private static final Duration PATIENCE = Limits.DEFAULTS.handshakeTimeout();

    private final LinkRig rig = new LinkRig(new Greeting(), ReconnectPolicy.DEFAULTS, List.of());
    private final CompletableFuture<Peer> connected = rig.link.connect().toCompletableFuture();

    SessionBeginningTest() {
        rig.settle();
    }

    private void welcome() {
        rig.answer("\"welcome\"");
        rig.wire().received();
    }

    @Test
    void clientIsConnectedWhenItsSessionHasBegun() {
        assertThat(rig.wire().received()).containsExactly("[\"hello\",0]");
        assertThat(connected).isNotDone();
        assertThat(rig.link.isConnected()).isFalse();

        rig.answer("\"welcome\"");

        assertThat(connected).isCompleted();
        assertThat(connected.join().isOpen()).isTrue();
        assertThat(rig.link.isConnected()).isTrue();
    }

    @Test
    void sessionThatIsRefusedSaysWhy() {
        rig.answer("\"no\"");

        assertThatThrownBy(connected::join)
                .cause()
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageEndingWith("was opened, but not the session: it said \"no\"");
        assertThat(rig.wire().closed().code()).isEqualTo(1000);
    }

    @Test
    void sessionThatDoesNotBeginInTimeIsRefused() {
        rig.pass(PATIENCE.minusMillis(1));
        assertThat(connected).isNotDone();

        rig.pass(Duration.ofMillis(1));

        assertThatThrownBy(connected::join).hasMessageContaining("did not begin in time (handshakeTimeout)");
        assertThat(rig.wire().closed().code()).isEqualTo(1008);
    }

    @Test
    void sessionThatHasBegunIsInNoHurry() {
        welcome();

        rig.pass(PATIENCE.multipliedBy(2));

        assertThat(rig.link.isConnected()).isTrue();
    }

    @Test
    void connectionThatEndsFirstIsNone() {
        rig.cut();

        assertThatThrownBy(connected::join).hasMessageContaining("the connection ended with");
    }

    @Test
    void callWaitsForTheNextSessionNotForTheNextConnection() {
        welcome();
        rig.cut();
        var call = rig.caller(CallOptions.timeout(Duration.ofMinutes(5))).callAsync(FIND, out -> {});

        rig.passDelay();
        assertThat(rig.wire().received()).containsExactly("[\"hello\",0]");
        rig.answer("\"welcome\"");
        assertThat(rig.wire().received()).hasSize(1);
        rig.answer(result(1, "\"found\""));

        assertThat(call).isCompletedWithValue("found");
    }

    @Test
    void sessionThatIsRefusedIsAskedForAgain() {
        welcome();
        rig.cut();
        rig.passDelay();

        rig.answer("\"no\"");
        rig.passDelay();

        assertThat(rig.connections()).isEqualTo(3);
        assertThat(rig.wire().received()).containsExactly("[\"hello\",0]");
    }

    @Test
    void endThatClosesSaysSo() {
        welcome();

        rig.link.close();
        rig.settle();

        assertThat(rig.wire().received()).containsExactly("\"bye 1000\"");
    }
}
