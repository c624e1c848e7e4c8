package dev.callwire.it.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.it.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client in TypeScript, and what the contract does not have: references of all kinds, calls of the client's services, and connections that are lost. */
@Tag("one-jdk")
@Timeout(150)
class MarketClientTest {
    private static TypeScriptProject project;

    @BeforeAll
    static void compile() throws Exception {
        project = TypeScriptProject.create("market")
                .client(
                        "client",
                        Market.class,
                        Market.Agent.class,
                        Market.Looker.class,
                        Market.Follower.class,
                        Market.Lease.class,
                        MarketEvents.class,
                        MarketNews.class,
                        Control.class)
                .programs(
                        "checks.ts",
                        "fake-socket.ts",
                        "frames.ts",
                        "market-checks.ts",
                        "market-node.ts",
                        "market-page.ts",
                        "market-types.ts",
                        "measure.ts")
                .compile();
    }

    @Test
    void nodeDoesAllOfIt() {
        try (var fixture = new MarketFixture("http://nowhere.example");
                var program = project.node("out/market-node.js", fixture.url(), fixture.controlUrl())) {
            program.succeeds();
            assertThat(program.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    @Test
    void framesAreThoseOfTheWire() {
        try (var program = project.node("out/frames.js")) {
            program.succeeds();
            assertThat(program.output()).last().asString().endsWith(" passed, 0 failed");
        }
    }

    @Test
    void runtimeIsUnderEightKibibytes() {
        try (var program = project.node("out/measure.js", "out/client/callwire.js")) {
            program.succeeds();
            assertThat(Integer.parseInt(program.output().get(0))).isLessThan(8 << 10);
        }
    }

    @Test
    void olderCompilerTakesItToo() {
        project.tsc("typescript", "--noEmit").succeeds();
    }

    @Test
    void browserDoesAllOfIt() throws Exception {
        try (var page = new Page(project.output());
                var fixture = new MarketFixture(page.origin())) {
            page.open("market-page.js", fixture.url() + "," + fixture.controlUrl());
            var report = page.report(each -> each.has("passed"));

            assertThat(report.path("failures")).isEmpty();
            assertThat(report.path("passed").asInt()).isGreaterThan(20);
        }
    }
}
