package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The same frames over connections on which messages may be compressed. */
class BadFramesWithCompressionTest extends BadFramesTest {

    @Override
    RpcServer.Builder contract() {
        return super.contract().compression(true);
    }

    @Override
    Wire shakeHands(Socket socket) throws IOException {
        return Wire.dial(socket, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    }

    @Test
    @Override
    void compressedFrameIsAProtocolErrorUnlessItWasAgreedOn() throws IOException {
        try (var wire = dial()) {
            // Deflate data of one block that stores {}: no call, yet a message.
            wire.frame(0xC1, new byte[] {0, 2, 0, (byte) 0xFD, (byte) 0xFF, '{', '}', 0});

            assertThat(Json.tree(wire.read().text()).path("error").path("code").asInt())
                    .isEqualTo(-32600);
        }
    }
}
