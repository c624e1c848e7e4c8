package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.contract.ContractServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression with peers that are not ours: ws as a client and as a server, and a browser. */
@Tag("one-jdk")
@Timeout(180)
class CompressionPeersTest {
    private static final String AGREED = "permessage-deflate; client_no_context_takeover; server_no_context_takeover";
    private static final String LARGE = "the same again and again, ".repeat(20_000);

    @RpcService("peer")
    interface Peer {
        String echo(String value);

        String extensions();

        long bytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientOfWsIsGrantedWhatTheServerIsSetTo(boolean on) {
        try (var server = ContractServer.builder()
                        .host("127.0.0.1")
                        .compression(on)
                        .start();
                var client = ChildProcess.node("compression-client.mjs", url(server), on ? "permessage-deflate" : "")) {
            client.succeeds();
            assertThat(client.output()).last().isEqualTo("3 passed, 0 failed");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void browserIsGrantedWhatTheServerIsSetTo(boolean on) throws InterruptedException {
        try (var page = new Page();
                var server = ContractServer.builder()
                        .host("127.0.0.1")
                        .allowedOrigins(page.origin())
                        .compression(on)
                        .start()) {
            page.open("compression-page.mjs", url(server));

            var done = page.report(report -> report.has("done"));

            assertThat(done.path("error").asText()).isEmpty();
            assertThat(done.path("wrong")).isEmpty();
            assertThat(done.path("extensions").asText()).isEqualTo(on ? AGREED : "");
        }
    }

    @Test
    void serverOfWsAgreesToWhatOurClientOffers() {
        try (var server = ChildProcess.node("compression-server.mjs");
                var client = RpcClient.builder(server.url()).compression(true).connect()) {
            var peer = client.proxy(Peer.class);

            assertThat(peer.extensions()).contains("permessage-deflate");
            assertThat(peer.echo(LARGE)).isEqualTo(LARGE);
            assertThat(peer.bytes()).isLessThan(LARGE.length() / 20);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsCompressedWhereOneEndDoesNotWantIt(boolean ours) {
        try (var server = ours
                        ? ChildProcess.node("compression-server.mjs", "--off")
                        : ChildProcess.node("compression-server.mjs");
                var client = RpcClient.builder(server.url()).compression(ours).connect()) {
            var peer = client.proxy(Peer.class);

            assertThat(peer.extensions()).isEmpty();
            assertThat(peer.echo(LARGE)).isEqualTo(LARGE);
            assertThat(peer.bytes()).isGreaterThan(2L * LARGE.length());
        }
    }

    private static String url(RpcServer server) {
        return "ws://127.0.0.1:" + server.port() + "/rpc";
    }
}
