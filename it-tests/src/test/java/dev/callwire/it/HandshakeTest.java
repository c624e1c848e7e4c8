package dev.callwire.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handshakes the contract server takes, and what it says to the others. */
class HandshakeTest {
    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .allowedOrigins("https://shop.example")
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/rpc", "/rpc?a=b", "/?token=x"})
    void jsonRpcIsSpokenOnItsPaths(String path) throws Exception {
        try (var client = RpcClient.connect("ws://127.0.0.1:" + server.port() + path)) {
            assertThat(client.proxy(Demo.class).add(1, 2)).isEqualTo(3);
            assertThat(client.handshake().subprotocol()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jsonrpc, jsonrpc",
        "jsonrpc-2.0, jsonrpc-2.0",
        "wamp.9 mqtt jsonrpc, jsonrpc",
        "graphql jsonrpc-2.0 jsonrpc, jsonrpc-2.0"
    })
    void firstOfferedSubprotocolThatIsSpokenIsChosen(String offered, String chosen) throws Exception {
        try (var client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .subprotocols(offered.split(" ", -1))
                .connect()) {
            assertThat(client.handshake().subprotocol()).isEqualTo(chosen);
            assertThat(client.proxy(Demo.class).add(1, 2)).isEqualTo(3);
        }
    }

    @Test
    void foreignSubprotocolsAreRefusedWithThoseThatAreSpoken() throws IOException {
        assertThat(answer("/rpc", "Sec-WebSocket-Protocol: graphql-ws, mqtt\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("jsonrpc-2.0, jsonrpc");
    }

    @Test
    void foreignPathsAreRefusedWithThoseThatAreServed() throws IOException {
        assertThat(answer("/elsewhere", "")).startsWith("HTTP/1.1 404 ").contains("/, /rpc");
    }

    @Test
    void clientsThatAreNotAdmittedAreRefused() throws IOException {
        try (var closed = ContractServer.builder()
                .host("127.0.0.1")
                .admit(handshake -> false)
                .start()) {
            assertThat(answer(closed.port(), "/rpc", "")).startsWith("HTTP/1.1 401 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example, 101", "https://evil.example, 403", "null, 403", "http://shop.example, 403"})
    void pagesOfOtherOriginsAreRefused(String origin, int status) throws IOException {
        assertThat(answer("/rpc", "Origin: " + origin + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void pageOfTheServersOwnOriginIsLetIn() throws IOException {
        assertThat(answer("/rpc", "Origin: http://127.0.0.1:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 101 ");
    }

    private String answer(String path, String header) throws IOException {
        return answer(server.port(), path, header);
    }

    /** The head of the answer to a handshake, and its body if it was refused. */
    private static String answer(int port, String path, String header) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readNBytes(2_000), ISO_8859_1);
        }
    }
}
