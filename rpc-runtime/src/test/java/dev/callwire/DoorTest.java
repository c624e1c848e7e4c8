package dev.callwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.call.ConnectFailedException;
import dev.callwire.transport.Handshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into a server, over WebSocket and over HTTP. */
@Timeout(60)
class DoorTest {
    private static final String DISCOVER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rpc", "/rpc?x=1"})
    void callIsAnsweredOverHttp(String path) throws IOException {
        try (var server = server().start()) {
            assertThat(post(server, path, "", DISCOVER))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\ncontent-type: application/json\r\n")
                    .contains("\"id\":1,\"result\":{\"openrpc\":");
            assertThat(server.peers()).isEmpty();
        }
    }

    @Test
    void batchIsAnsweredOverHttp() throws IOException {
        try (var server = server().start()) {
            assertThat(post(server, "/rpc", "", "[" + DISCOVER + "," + DISCOVER.replace(":1,", ":\"b\",") + "]"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"id\":1,\"result\"")
                    .contains("\"id\":\"b\",\"result\"")
                    .endsWith("]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"none\"} | -32601",
                "{\"jsonrpc\":\"2.0\",\"id\":1 | -32700",
                "'' | -32700",
                "1 | -32600",
                "[] | -32600",
            })
    void errorsAre200WithTheErrorInTheBody(String body, int code) throws IOException {
        try (var server = server().start()) {
            assertThat(post(server, "/rpc", "", body))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"code\":" + code);
        }
    }

    @Test
    void unknownPathIs404() throws IOException {
        try (var server = server().paths("/rpc").start()) {
            assertThat(post(server, "/", "", DISCOVER))
                    .startsWith("HTTP/1.1 404 ")
                    .endsWith("Served: /rpc\n");
        }
    }

    @Test
    void whoIsNotAdmittedIsAnswered401() throws IOException {
        try (var server = server().admit(request -> false).start()) {
            assertThat(post(server, "/rpc", "", DISCOVER)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void principalIsKeptInTheHandshake() throws Exception {
        try (var server = server().authenticate(DoorTest::bearer).start();
                var client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                        .header("Authorization", "ada")
                        .connect()) {
            await().untilAsserted(() -> assertThat(server.peers()).hasSize(1));

            var principal = server.peers().get(0).handshake().principal();
            assertThat(principal.getName()).isEqualTo("ada");
            assertThat(client.handshake().principal()).isNull();
        }
    }

    @Test
    void nobodyIsAnswered401() throws IOException {
        try (var server = server().authenticate(DoorTest::bearer).start()) {
            assertThat(post(server, "/rpc", "", DISCOVER))
                    .startsWith("HTTP/1.1 401 ")
                    .endsWith("Not admitted: credentials are missing or wrong\n");
            assertThat(post(server, "/rpc", "Authorization: ada\r\n", DISCOVER)).startsWith("HTTP/1.1 200 ");
            assertThatThrownBy(() -> RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc"))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("401");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, ada, 200", "false, ada, 401", "true, '', 401", "false, '', 401"})
    void admissionAndAuthenticationMustAgree(boolean admitted, String name, int status) throws IOException {
        try (var server = server().admit(request -> admitted)
                .authenticate(DoorTest::bearer)
                .start()) {
            assertThat(post(server, "/rpc", "Authorization: " + name + "\r\n", DISCOVER))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void hookThatFailsIs500() throws IOException {
        try (var server = server().authenticate(request -> {
                    throw new IllegalStateException("secret");
                })
                .start()) {
            assertThat(post(server, "/rpc", "", DISCOVER))
                    .startsWith("HTTP/1.1 500 ")
                    .doesNotContain("secret");
        }
    }

    @Test
    void reboundPageIsRefusedOverHttpAndWebSocket() throws IOException {
        try (var server = server().start()) {
            var page = "Host: evil.example\r\nOrigin: http://evil.example\r\n";

            assertThat(request(server, postOf("/rpc", page, DISCOVER)))
                    .startsWith("HTTP/1.1 421 ")
                    .endsWith("This server is not called by the name in the Host header\n");
            assertThat(request(server, handshake(page))).startsWith("HTTP/1.1 421 ");
            assertThat(request(server, handshake("Host: evil.example\r\n"))).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void onlyAllowedHostsAreServed() throws IOException {
        try (var server = server().allowedHosts("rpc.example").start()) {
            assertThat(request(server, postOf("/rpc", "Host: rpc.example:80\r\n", DISCOVER)))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(post(server, "/rpc", "", DISCOVER)).startsWith("HTTP/1.1 421 ");
        }
    }

    private static RpcServer.Builder server() {
        return RpcServer.builder().host("127.0.0.1");
    }

    private static Optional<Principal> bearer(Handshake handshake) {
        var names = handshake.headers().get("authorization");
        return names == null || names.get(0).isEmpty() ? Optional.empty() : Optional.of(() -> names.get(0));
    }

    private static String post(RpcServer server, String path, String headers, String body) throws IOException {
        return request(server, postOf(path, "Host: localhost\r\n" + headers, body));
    }

    private static String postOf(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n" + headers + "\r\n" + body;
    }

    private static String handshake(String headers) {
        return "GET /rpc HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
    }

    /** What a server answers; of a WebSocket, the handshake alone. */
    private static String request(RpcServer server, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var in = socket.getInputStream();
            var answer = new StringBuilder();
            for (var next = in.read(); next >= 0; next = in.read()) {
                answer.append((char) next);
                if (answer.toString().startsWith("HTTP/1.1 101 ")) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
