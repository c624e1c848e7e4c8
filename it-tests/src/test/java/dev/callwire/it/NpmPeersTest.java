package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JSON-RPC clients from npm against the contract server; each has it for itself. */
@Tag("one-jdk")
class NpmPeersTest {
    private final RpcServer server = ContractServer.builder().host("127.0.0.1").start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void rpcWebsocketsClientPassesItsChecks() {
        passes("rpc-websockets-client.mjs", url());
    }

    @Test
    void vscodeJsonrpcClientPassesItsChecksAndCancels() {
        passes("vscode-jsonrpc-client.mjs", url(), "--cancel");
    }

    @Test
    void vscodeJsonrpcClientPassesItsChecksWithoutInsistingOnCancelling() {
        passes("vscode-jsonrpc-client.mjs", url());
    }

    @Test
    void vscodeJsonrpcGetsPartialResultsAndSendsStreams() {
        passes("vscode-jsonrpc-streams.mjs", url());
    }

    @Test
    void rpcWebsocketsHearsTheEventsThatItIsSubscribedTo() {
        passes("rpc-websockets-events.mjs", url());
    }

    @Test
    void ethersSubscribesByName() {
        passes("ethers-subscriber.mjs", url());

        assertThat(server.subscribers("demo.ticks")).isZero();
    }

    @Test
    void jaysonPassesItsChecksOverHttp() {
        passes("jayson-http-client.mjs", url().replaceFirst("ws", "http"));
    }

    private String url() {
        return "ws://127.0.0.1:" + server.port() + "/rpc";
    }

    private static void passes(String script, String... arguments) {
        try (var client = ChildProcess.node(script, arguments)) {
            client.succeeds();
            assertThat(client.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }
}
