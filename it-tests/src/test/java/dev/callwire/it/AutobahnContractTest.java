package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WAMP clients from npm against the contract server; each has it for itself. */
@Tag("one-jdk")
@Timeout(120)
class AutobahnContractTest {
    private final RpcServer server = ContractServer.builder().host("127.0.0.1").start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void autobahnPassesItsChecks() {
        passes("autobahn-client.mjs", url());

        assertThat(server.subscribers("demo.ticks")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cbor", "--msgpack"})
    void autobahnCallsWhatAutobahnOffers(String form) {
        passes("autobahn-calls.mjs", url(), form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cbor", "--msgpack"})
    void autobahnHearsWhatAutobahnPublishes(String form) {
        passes("autobahn-events.mjs", url(), form);
    }

    @Test
    void autobahnProvesWhoItIs() {
        passes("autobahn-auth.mjs", url());
    }

    @Test
    void wampyPassesItsChecks() {
        passes("wampy-client.mjs", url());
    }

    @Test
    void pageCallsTheContract() throws Exception {
        try (var page = new Page();
                var open = ContractServer.builder()
                        .host("127.0.0.1")
                        .allowedOrigins(page.origin())
                        .start()) {
            page.open("autobahn-page.mjs", "ws://127.0.0.1:" + open.port() + "/ws#contract");

            var done = page.report(report -> report.has("done"));

            assertThat(done.path("error").asText()).isEmpty();
            assertThat(done.path("contract")).isEqualTo(Json.tree("""
                    {"sum":3,
                     "difference":42,
                     "items":[1,2,3],
                     "counted":null,
                     "failure":{"error":"demo.division_by_zero","args":["division by zero"],"kwargs":{"dividend":7}},
                     "reversed":"cba",
                     "ticks":[[5],[6]]}"""));
        }
    }

    private String url() {
        return "ws://127.0.0.1:" + server.port() + "/ws";
    }

    private static void passes(String script, String... arguments) {
        try (var client = ChildProcess.node(script, given(arguments))) {
            client.succeeds();
            assertThat(client.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    private static String[] given(String... arguments) {
        return Stream.of(arguments).filter(each -> !each.isEmpty()).toArray(String[]::new);
    }
}
