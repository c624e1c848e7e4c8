package dev.callwire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.protocol.Doubled;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that speaks a protocol whose subprotocols are binary or text, and a client that is not ours. */
@Timeout(60)
class BinarySubprotocolTest {
    private static final String DISCOVER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}";

    private final RpcServer server =
            RpcServer.builder().host("127.0.0.1").protocol(new Doubled()).start();
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        server.close();
    }

    private final class Ear implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add("text " + text);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            heard.add("binary " + Doubled.frame(bytes));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("close " + code + " " + reason);
            return null;
        }
    }

    private WebSocket connect(String subprotocol) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(subprotocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/doubled"), new Ear())
                .join();
    }

    private String heard() throws InterruptedException {
        return String.valueOf(heard.poll(20, SECONDS));
    }

    @Test
    void messagesAreBinaryUnderOneSubprotocol() throws InterruptedException {
        var socket = connect(Doubled.SUBPROTOCOL);

        socket.sendBinary(ByteBuffer.wrap(Doubled.message(DISCOVER)), true).join();

        assertThat(heard()).startsWith("binary {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{");
    }

    @Test
    void theyAreTextUnderAnother() throws InterruptedException {
        var socket = connect("plain");

        socket.sendText(DISCOVER, true).join();

        assertThat(heard()).startsWith("text {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{");
    }

    @Test
    void textClosesWhereMessagesAreBinary() throws InterruptedException {
        connect(Doubled.SUBPROTOCOL).sendText(DISCOVER, true).join();

        assertThat(heard()).isEqualTo("close 1003 text is not understood here; send binary frames");
    }

    @Test
    void binaryClosesWhereTheyAreText() throws InterruptedException {
        connect("plain")
                .sendBinary(ByteBuffer.wrap(DISCOVER.getBytes(UTF_8)), true)
                .join();

        assertThat(heard()).isEqualTo("close 1003 binary frames are not understood here; send text");
    }
}
