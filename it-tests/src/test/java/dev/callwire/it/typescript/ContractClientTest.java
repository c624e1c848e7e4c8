package dev.callwire.it.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import dev.callwire.contract.Client;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.contract.Net;
import dev.callwire.contract.Watcher;
import dev.callwire.it.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract service through its client in TypeScript; each test has a server for itself. */
@Tag("one-jdk")
@Timeout(120)
class ContractClientTest {
    private static TypeScriptProject project;

    private final Page page = new Page(project.output());

    private final RpcServer server = ContractServer.builder()
            .host("127.0.0.1")
            .allowedOrigins(page.origin())
            .start();

    @BeforeAll
    static void compile() throws Exception {
        project = TypeScriptProject.create("contract")
                .client("contract", Client.class, Demo.class, DemoEvents.class, Eth.class, Net.class, Watcher.class)
                .programs("checks.ts", "contract-checks.ts", "contract-node.ts", "contract-page.ts")
                .compile();
    }

    @AfterEach
    void close() {
        server.close();
        page.close();
    }

    @Test
    void nodeKeepsTheContract() {
        passes("out/contract-node.js", "ws://127.0.0.1:" + server.port() + "/rpc");
    }

    @Test
    void nodeCallsOverHttp() {
        passes("out/contract-node.js", "http://127.0.0.1:" + server.port() + "/rpc");
    }

    @Test
    void nodeFallsBackToHttpWhereNoWebSocketOpens() {
        passes("out/contract-node.js", "ws://127.0.0.1:" + server.port() + "/rpc", "--fall-back");
    }

    @Test
    void browserKeepsTheContractWithoutABundler() throws Exception {
        page.open("contract-page.js", "ws://127.0.0.1:" + server.port() + "/rpc");
        var report = page.report(each -> each.has("passed"));

        assertThat(report.path("failures")).isEmpty();
        assertThat(report.path("passed").asInt()).isGreaterThan(30);
    }

    private static void passes(String... arguments) {
        try (var program = project.node(arguments)) {
            program.succeeds();
            assertThat(program.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }
}
