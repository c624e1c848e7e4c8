package dev.callwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.it.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The checks of {@code contract-client} against servers that keep the contract, ours and not, and one that does not. */
class ContractChecksTest {

    @Test
    void ourServerPassesThem() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            assertThat(reportOn("ws://127.0.0.1:" + server.port() + "/rpc", Spoken.JSONRPC))
                    .contains("ok callMe calls back over the same connection")
                    .contains("ok watch calls the object that it was given")
                    .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
        }
    }

    @Test
    void ourServerPassesThemOverHttpButForWhatItWouldHaveToCallFor() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            assertThat(reportOn("http://127.0.0.1:" + server.port() + "/rpc", Spoken.JSONRPC_HTTP))
                    .contains("ok log is a notification, which is not answered")
                    .noneMatch(line -> line.contains("callMe"))
                    .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
        }
    }

    @Test
    void ourServerPassesThemOverWebSocketR2ButForWhatItCannotCarry() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            assertThat(reportOn("ws://127.0.0.1:" + server.port(), Spoken.R2))
                    .contains("ok log is a notification, logged returns the lines in order")
                    .contains("ok ticks come to a listener in their order")
                    .noneMatch(line -> line.contains("callMe") || line.contains("count is"))
                    .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
        }
    }

    @Test
    void ourServerPassesThemOverMsgRpc() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            assertThat(reportOn("ws://127.0.0.1:" + server.port(), Spoken.MSG_RPC))
                    .contains("ok callMe calls back over the same connection")
                    .contains("ok count is a stream of each number in its order")
                    .contains("ok ticks come as a stream")
                    .allMatch(line -> line.startsWith("ok ") || line.endsWith(" passed, 0 failed"));
        }
    }

    @Test
    void serverOfRpcWebsocketsPassesThemButForStreamsWhichItDoesNotHave() {
        try (var server = ChildProcess.node("rpc-websockets-server.mjs")) {
            assertThat(reportOn(server.url(), Spoken.JSONRPC))
                    .allMatch(line ->
                            line.startsWith("ok ") || STREAMS.matcher(line).find());
        }
    }

    private static final Pattern STREAMS =
            Pattern.compile("^not ok .*(count|stream|sum|ticks|eth_subscribe).*-32601|passed, 10 failed$");

    @Test
    void serverWithoutTheServiceFailsThem() {
        var builder = RpcServer.builder().host("127.0.0.1");
        try (var server = builder.service(Net.class, new ChainService(new DemoEventsSubscriber(builder.events())))
                .start()) {
            assertThat(reportOn("ws://127.0.0.1:" + server.port() + "/rpc", Spoken.JSONRPC))
                    .contains("ok net_version", "ok an unknown method is -32601")
                    .anyMatch(line -> line.startsWith("not ok add by name: ") && line.contains("-32601"))
                    .last()
                    .asString()
                    .matches("\\d+ passed, \\d\\d failed");
        }
    }

    @Test
    void callsToServerOfRpcWebsocketsFailWhenItDies() throws Exception {
        try (var server = ChildProcess.node("rpc-websockets-server.mjs");
                var client = RpcClient.builder(server.url())
                        .reconnect(ReconnectPolicy.NEVER)
                        .connect()) {
            assertThat(client.proxy(Demo.class).add(1, 2)).isEqualTo(3);
            var pending = client.proxy(LaterDemo.class).sleep(60_000);

            server.kill();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> pending.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(MaybeExecutedException.class);
            assertThatThrownBy(() -> client.proxy(Demo.class).add(1, 2)).isInstanceOf(NotExecutedException.class);
        }
    }

    private static List<String> reportOn(String url, Spoken spoken) {
        var printed = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(printed, true, UTF_8));
        try (var client = ContractClient.connect(url, spoken)) {
            new ContractChecks(client, report, spoken).run();
        } catch (UsageException e) {
            throw new AssertionError(e);
        }
        report.finish();
        return printed.toString(UTF_8).lines().toList();
    }
}
