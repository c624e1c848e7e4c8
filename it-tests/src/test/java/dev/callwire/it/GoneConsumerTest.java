package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.call.CallOptions;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A consumer that vanishes from a stream without end which nothing holds up. */
class GoneConsumerTest {

    @Test
    void streamOfAConsumerThatIsGoneHoldsUpNobody() throws Exception {
        try (var server =
                        ContractServer.builder().host("127.0.0.1").eventLoops(1).start();
                var client = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                var gone = Wire.dial(socket);
                gone.text(Json.call("1", "demo.count", "[" + Integer.MAX_VALUE + "]"));
                for (int i = 0; i < 3; i++) {
                    assertThat(gone.read().text()).contains("$/progress");
                }
                socket.setSoLinger(true, 0); // it is closed by a reset
            }

            var demo = client.proxy(Demo.class, CallOptions.timeout(Duration.ofSeconds(20)));
            assertThat(demo.add(1, 2)).isEqualTo(3);
            await().until(() -> server.peers().size() == 1);
        }
    }
}
