package dev.callwire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.call.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server counts what peers tried beyond its limits. */
class LimitsPassedTest {
    private final RpcServer server = RpcServer.builder()
            .host("127.0.0.1")
            .limits(Limits.DEFAULTS.toBuilder()
                    .inboundMessageBytes(2000)
                    .jsonDepth(4)
                    .jsonTokens(50)
                    .jsonNameLength(10)
                    .jsonNumberLength(10)
                    .idLength(5)
                    .methodLength(20)
                    .batchEntries(1)
                    .cancelsPer10Seconds(1)
                    .requestLineBytes(100)
                    .build())
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            jsonDepth           | [[[[[[1]]]]]]
            jsonTokens          | [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]
            jsonNameLength      | {"aNameThatIsLong":1}
            jsonNumberLength    | 12345678901
            batchEntries        | [1,2]
            idLength            | {"jsonrpc":"2.0","id":"abcdef","method":"m"}
            methodLength        | {"jsonrpc":"2.0","id":1,"method":"abcdefghijklmnopqrstuvw"}
            """)
    void messageBeyondALimitIsCounted(String limit, String message) {
        connect().sendText(message, true).join();

        awaitCount(limit);
    }

    @Test
    void longMessageIsCounted() {
        connect().sendText("\"" + "x".repeat(2000) + "\"", true).join();

        awaitCount("inboundMessageBytes");
    }

    @Test
    void cancelsAreCounted() {
        var socket = connect();
        var cancel = "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":1}}";
        socket.sendText(cancel, true).join();
        socket.sendText(cancel, true).join();

        awaitCount("cancels");
    }

    @Test
    void longRequestLineIsCounted() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(("GET /" + "x".repeat(200) + " HTTP/1.1\r\n\r\n").getBytes(US_ASCII));

            awaitCount("requestLineBytes");
        }
    }

    @Test
    void nothingIsCountedBefore() {
        assertThat(server.limitsPassed()).isEmpty();
    }

    private WebSocket connect() {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/rpc"), new WebSocket.Listener() {})
                .join();
    }

    private void awaitCount(String limit) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(server.limitsPassed()).containsEntry(limit, 1L));
    }
}
