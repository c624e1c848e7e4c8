package dev.callwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.transport.Handshake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .admit(new Admission("top secret+"))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer top secret+", "bearer top secret+"})
    void tokenInTheHeaderIsAdmitted(String authorization) throws Exception {
        try (var client = RpcClient.builder(url(""))
                .header("Authorization", authorization)
                .connect()) {
            assertThat(client.proxy(Demo.class).add(1, 2)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=top%20secret%2B", "?a=b&token=top+secret%2b"})
    void tokenInTheQueryIsAdmitted(String query) throws Exception {
        try (var client = RpcClient.connect(url(query))) {
            assertThat(client.proxy(Demo.class).add(1, 2)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=top%20secret", "?nottoken=top%20secret%2B"})
    void otherQueriesAreRefused(String query) {
        assertThatThrownBy(() -> RpcClient.connect(url(query)))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("401");
    }

    @Test
    void otherSchemesAreRefused() {
        var client = RpcClient.builder(url("")).header("Authorization", "Basic top secret+");

        assertThatThrownBy(client::connect)
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("401");
    }

    @Test
    void brokenEscapeIsNoToken() {
        var handshake = new Handshake("/rpc", "token=%zz", Map.of(), List.of(), null);

        assertThat(new Admission("%zz").test(handshake)).isFalse();
    }

    private String url(String query) {
        return "ws://127.0.0.1:" + server.port() + "/rpc" + query;
    }
}
