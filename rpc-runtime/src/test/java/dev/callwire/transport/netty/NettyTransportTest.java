package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class NettyTransportTest {

    @Test
    void closingSaysGoodbyeToEveryPeer() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            var served = server.nextConnection();
            server.transport().close();

            assertThat(client.recorder().closed())
                    .isEqualTo(new CloseReason(CloseReason.GOING_AWAY, "the transport closes", true));
            assertThat(served.closed())
                    .isEqualTo(new CloseReason(CloseReason.GOING_AWAY, "the transport closes", false));
        }
    }

    @Test
    void closingLeavesNoThread() {
        var before = loopThreads();
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            client.recorder().send("x");
            server.nextConnection().nextMessage();
            assertThat(loopThreads()).hasSizeGreaterThan(before.size());
        }

        await().untilAsserted(() -> assertThat(loopThreads()).isSubsetOf(before));
    }

    @Test
    void threadsAreDaemonsAndNamed() {
        var thread = new CompletableFuture<Thread>();
        try (var server = TestServer.setup()
                        .answer((to, text) -> thread.complete(Thread.currentThread()))
                        .start();
                var client = TestClient.connect(server)) {
            client.recorder().send("x");

            assertThat(thread.join().getName()).matches("callwire-loop-\\d+");
            assertThat(thread.join().isDaemon()).isTrue();
        }
    }

    @Test
    void peerThatDoesNotSayGoodbyeDoesNotHoldUpTheClose() throws IOException {
        var server = TestServer.setup().start();
        try (var peer = RawPeer.upgraded(server)) {
            var served = server.nextConnection();
            server.close();

            assertThat(served.closed().code()).isEqualTo(CloseReason.GOING_AWAY);
            assertThat(peer.readClose().closeCode()).isEqualTo(CloseReason.GOING_AWAY);
        }
    }

    @Test
    void closingFailsWhatIsBeingDialled() throws IOException {
        try (var server = new RawServer()) {
            var transport = NettyTransport.create(1);
            var connecting = transport
                    .connect(TestClient.Dial.to(server.uri()).options(), Recorder::of)
                    .toCompletableFuture();
            server.accept().readHead();
            transport.close();

            assertThatThrownBy(connecting::join).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void closedTransportOpensNothing() {
        var transport = NettyTransport.create(1);
        transport.close();
        transport.close();

        assertThatThrownBy(() -> transport.listen(options(0), acceptAll()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> transport.connect(
                        TestClient.Dial.to(URI.create("ws://localhost")).options(), Recorder::of))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transportMayBeClosedByItsOwnThread() {
        try (var server = TestServer.setup().start()) {
            var client = TestClient.connect(server);
            client.recorder().connection.execute(client::close);

            assertThat(client.recorder().closed().code()).isEqualTo(CloseReason.GOING_AWAY);
        }
    }

    @Test
    void portInUseIsReported() {
        try (var server = TestServer.setup().start()) {
            assertThatThrownBy(() ->
                            server.transport().listen(options(server.address().getPort()), acceptAll()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "Could not listen on 127.0.0.1:" + server.address().getPort() + ": ");
        }
    }

    @Test
    void connectionsOutliveTheListeningSocket() {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start();
                var client = TestClient.connect(server)) {
            server.listening().close();
            client.recorder().send("still here");

            assertThat(client.recorder().nextMessage()).isEqualTo("still here");
            assertThatThrownBy(() -> TestClient.connect(server)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void handshakeThatHasBegunEndsWellAfterAcceptingStops() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            begin(peer, server);
            server.listening().stopAccepting();
            peer.write("\r\n");

            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void handshakeThatHasBegunIsRefusedAfterClose() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            begin(peer, server);
            server.listening().close();
            peer.write("\r\n");

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 503 ");
        }
    }

    @Test
    void sharedTransportsHaveTheirThreadsInCommonUntilTheLastIsClosed() throws IOException {
        var before = loopThreads();
        var first = NettyTransport.shared();
        var second = NettyTransport.shared();
        first.listen(options(0), acceptAll());
        first.close();
        try (var listening = second.listen(options(0), acceptAll())) {
            assertThat(listening.address().getPort()).isPositive();
        }
        assertThat(loopThreads()).isNotEmpty();

        second.close();

        await().untilAsserted(() -> assertThat(loopThreads()).isSubsetOf(before));
    }

    @Test
    void closingASharedTransportClosesItsOwnConnectionsOnly() {
        try (var server = TestServer.setup().start();
                var one = NettyTransport.shared();
                var other = NettyTransport.shared()) {
            var dial = TestClient.Dial.to(server.uri()).options();
            var ofOne = one.connect(dial, Recorder::of).toCompletableFuture().join();
            var ofOther =
                    other.connect(dial, Recorder::of).toCompletableFuture().join();
            closeNow(one);

            assertThat(ofOne.isOpen()).isFalse();
            assertThat(ofOther.isOpen()).isTrue();
        }
    }

    /** Sends all of a handshake but its last line end, and sees to it that the server has taken the connection. */
    private static void begin(RawPeer peer, TestServer server) throws IOException {
        var request = RawPeer.upgradeRequest("");
        peer.write(request.substring(0, request.length() - 2));
        // Sockets are taken in their order, so when this one is open the other was taken.
        RawPeer.upgraded(server).close();
    }

    private static void closeNow(NettyTransport transport) {
        transport.close();
    }

    private static ListenOptions options(int port) {
        return new ListenOptions("127.0.0.1", port, TestLimits.limits().build(), Set.of(), null);
    }

    private static Acceptor acceptAll() {
        return new Acceptor() {
            @Override
            public Decision decide(Handshake handshake) {
                return new Accept(null);
            }

            @Override
            public ConnectionListener opened(Connection connection) {
                return Recorder.of(connection);
            }
        };
    }

    private static Set<Thread> loopThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("callwire-loop-"))
                .collect(Collectors.toSet());
    }
}
