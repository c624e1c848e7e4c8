package dev.callwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcClient;
import dev.callwire.it.TestRouter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract over a WAMP router that has none of it: one client of ours serves it there, and another one checks it. */
@Timeout(120)
class WampChecksTest {

    @Test
    void clientsPassThemOverOurRouter() throws Exception {
        try (var router = TestRouter.start();
                var serving = serve(router.url())) {
            assertThat(serving.isOpen()).isTrue();
            assertThat(reportOn(router.url()))
                    .contains("ok callMe calls back over the same connection")
                    .contains("ok count is a stream of each number in its order")
                    .contains("ok a stream that nobody wants any more ends")
                    .contains("ok sum adds up a stream that is sent")
                    .contains("ok ticks come to a listener in their order")
                    .contains("ok add by position")
                    .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
        }
    }

    @Test
    void clientsPassThemOverOurServer() throws Exception {
        assertThat(reportOnOurServerOver("wamp.2.json"))
                .contains("ok callMe calls back over the same connection")
                .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
    }

    @Test
    void clientsPassThemOverCborWhichWritesNumbersItsOwnWay() throws Exception {
        assertThat(reportOnOurServerOver("wamp.2.cbor"))
                .contains("ok callMe calls back over the same connection", "ok echo returns big integers")
                .allMatch(line -> line.startsWith("ok ")
                        || line.endsWith("expected 2.5e-8, got 2.5E-8")
                        || line.endsWith(" passed, 1 failed"));
    }

    @Test
    void clientsPassThemOverMessagePackWhichHasNoGreatNumbers() throws Exception {
        assertThat(reportOnOurServerOver("wamp.2.msgpack"))
                .contains("ok callMe calls back over the same connection")
                .allMatch(line -> line.startsWith("ok ")
                        || line.endsWith("expected 123456789012345680000, got \"123456789012345680000\"")
                        || line.endsWith("expected 2.5e-8, got 2.5E-8")
                        || line.endsWith(" passed, 2 failed"));
    }

    private static List<String> reportOnOurServerOver(String subprotocol) throws UsageException {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            return reportOn("ws://127.0.0.1:" + server.port(), subprotocol);
        }
    }

    /** A client that serves the contract at a router. */
    static RpcClient serve(String url) {
        var itself = new AtomicReference<RpcClient>();
        var demo = new DemoService(n -> itself.get().publisher(DemoEvents.class).ticks(n));
        var client = RpcClient.builder(url)
                .protocol(Spoken.WAMP.protocol())
                .service(RoutedDemo.class, new RoutedDemo.Service(demo))
                .service(RoutedDemo.Chain.class, () -> "0x1")
                .service(Net.class, () -> "1")
                .connect();
        itself.set(client);
        return client;
    }

    private static List<String> reportOn(String url, String... subprotocols) throws UsageException {
        var printed = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(printed, true, UTF_8));
        try (var client = ContractClient.connect(url, Spoken.WAMP, subprotocols)) {
            new ContractChecks(client, report, Spoken.WAMP).run();
        }
        report.finish();
        return printed.toString(UTF_8).lines().toList();
    }
}
