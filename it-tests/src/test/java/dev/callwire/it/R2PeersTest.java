package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.contract.ContractServer;
import dev.callwire.protocol.r2.WebSocketR2;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client in JavaScript that speaks WebSocketR2 as its library does. */
@Tag("one-jdk")
@Timeout(120)
class R2PeersTest {
    private static final WebSocketR2 NAMED = WebSocketR2.builder()
            .clientName(handshake -> Optional.of(handshake.query()))
            .build();

    @Test
    void clientOverWsPassesItsChecks() {
        try (var server = ContractServer.builder()
                        .host("127.0.0.1")
                        .protocol(WebSocketR2.PROTOCOL)
                        .protocol(NAMED, "/named")
                        .start();
                var client =
                        ChildProcess.node("r2-client.mjs", url(server.port(), "/r2"), url(server.port(), "/named"))) {
            client.succeeds();

            assertThat(client.output()).last().asString().endsWith(" passed, 0 failed");
            assertThat(NAMED.counts().joined() + NAMED.counts().answered()).isPositive();
            assertThat(NAMED.counts().unanswered()).isZero();
        }
    }

    private static String url(int port, String path) {
        return "ws://127.0.0.1:" + port + path;
    }
}
