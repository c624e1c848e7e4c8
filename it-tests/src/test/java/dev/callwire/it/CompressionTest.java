package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcException;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.Person;
import dev.callwire.wamp.Wamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls between a client and a server of ours that both compress; what passes between them is counted. */
@Timeout(120)
class CompressionTest {
    private static final String LARGE = "the same again and again, ".repeat(20_000);

    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .limits(Limits.DEFAULTS.toBuilder().inboundMessageBytes(1 << 20).build())
            .compression(true)
            .start();
    private final TcpProxy wire = TcpProxy.to(server.port());

    @AfterEach
    void close() {
        wire.close();
        server.close();
    }

    @Test
    void largeCallAndItsAnswerTakeFewBytes() {
        try (var client = RpcClient.builder(wire.url()).compression(true).connect()) {
            greets(client);
            assertThat(wire.bytes()).isLessThan(LARGE.length() / 20);
        }
    }

    @Test
    void theyTakeAllOfThemUnlessTheClientAsks() {
        try (var client = RpcClient.connect(wire.url())) {
            greets(client);
            assertThat(wire.bytes()).isGreaterThan(2L * LARGE.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wamp.2.json", "wamp.2.cbor", "wamp.2.msgpack"})
    void messagesOfWampAreCompressedInEveryForm(String form) {
        try (var client = RpcClient.builder(wire.url())
                .protocol(Wamp.realm("realm1"))
                .subprotocols(form)
                .compression(true)
                .connect()) {
            greets(client);
            assertThat(wire.bytes()).isLessThan(LARGE.length() / 20);
        }
    }

    @Test
    void callThatInflatesToTooMuchEndsItsConnectionAlone() {
        try (var client = RpcClient.builder(wire.url())
                        .compression(true)
                        .reconnect(ReconnectPolicy.NEVER)
                        .connect();
                var other = RpcClient.connect(wire.url())) {
            var tooMuch = new Person("x".repeat(1 << 20), null);

            assertThatThrownBy(() -> client.proxy(Demo.class).greet(tooMuch))
                    .isInstanceOf(RpcException.class)
                    .hasMessageContaining("a message has at most 1048576 bytes");
            greets(other);
            assertThat(server.limitsPassed()).containsKey("inboundMessageBytes");
        }
    }

    private static void greets(RpcClient client) {
        assertThat(client.proxy(Demo.class).greet(new Person(LARGE, null))).isEqualTo("Hello, " + LARGE);
    }
}
