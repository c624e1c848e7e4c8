package dev.callwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.it.ChildProcess;
import dev.callwire.json.RawJson;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of ours at a router that is not: fox-wamp, which writes {@code null} for arguments that are absent. */
@Timeout(120)
class FoxWampTest {
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(10), Duration.ofMillis(100));

    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    private RpcClient connect(String url) throws Exception {
        return RpcClient.builder(Spoken.WAMP.addressAt(url))
                .protocol(Spoken.WAMP.protocol())
                .reconnect(OFTEN)
                .onConnectionEvent(events::add)
                .service(Client.class, text -> new StringBuilder(text).reverse().toString())
                .connect();
    }

    @Test
    void clientsCallOneAnother() throws Exception {
        try (var router = ChildProcess.node("fox-wamp.mjs");
                var serving = WampChecksTest.serve(router.url());
                var client = connect(router.url())) {
            assertThat(serving.isOpen()).isTrue();
            var demo = client.proxy(Demo.class);

            assertThat(demo.add(20, 22)).isEqualTo(42);
            assertThat(client.proxy(PositionalDemo.class).subtract(42, 23)).isEqualTo(19);
            assertThat(demo.echo(new RawJson("{\"z\":1,\"a\":\"řeč 🦊\"}")))
                    .isEqualTo(new RawJson("{\"z\":1,\"a\":\"řeč 🦊\"}"));
            assertThat(demo.callMe("Ada")).isEqualTo("adA");
            assertThatExceptionOfType(RemoteFaultException.class)
                    .isThrownBy(
                            () -> client.proxy(WrongDemo.WithWrongNames.class).nothing())
                    .matches(fault -> fault.code() == -32601);
        }
    }

    @Test
    void streamsComeAndAreNotSentWhereTheRouterHasNone() throws Exception {
        try (var router = ChildProcess.node("fox-wamp.mjs");
                var serving = WampChecksTest.serve(router.url());
                var client = connect(router.url())) {
            assertThat(serving.isOpen()).isTrue();
            var demo = client.proxy(Demo.class);
            var counted = new ArrayList<Integer>();

            try (var numbers = StreamReader.of(demo.count(1_000))) {
                numbers.forEach(counted::add);
            }

            assertThat(counted)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 1_000).boxed().toList());
            assertThat(demo.sum(new StreamWriter<>()))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotExecutedException.class)
                    .withMessageContaining("does not announce the feature progressive_call_invocations");
        }
    }

    @Test
    void eventsComeInTheirOrder() throws Exception {
        try (var router = ChildProcess.node("fox-wamp.mjs");
                var publishing = connect(router.url());
                var client = RpcClient.builder(Spoken.WAMP.addressAt(router.url()))
                        .protocol(Spoken.WAMP.protocol())
                        .connect();
                var subscription = client.subscribe(DemoEvents.class, heard::add)) {
            var publisher = publishing.publisher(DemoEvents.class);

            IntStream.rangeClosed(1, 100).forEach(publisher::ticks);

            await().until(() -> heard.size() == 100);
            assertThat(heard).isSorted();
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void everythingIsThereAgainWhenTheRouterIs() throws Exception {
        var first = ChildProcess.node("fox-wamp.mjs");
        try (var serving = connect(first.url());
                var client = RpcClient.builder(Spoken.WAMP.addressAt(first.url()))
                        .protocol(Spoken.WAMP.protocol())
                        .reconnect(OFTEN)
                        .onConnectionEvent(events::add)
                        .connect();
                var subscription = client.subscribe(DemoEvents.class, heard::add)) {
            first.kill();
            var port = String.valueOf(URI.create(first.url()).getPort());
            try (var second = ChildProcess.node("fox-wamp.mjs", port)) {
                assertThat(second.url()).isEqualTo(first.url());
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> events.stream()
                                        .filter(ConnectionEvent.Reconnected.class::isInstance)
                                        .count()
                                == 2);

                assertThat(client.proxy(Client.class).reverse("Ada")).isEqualTo("adA");
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    serving.publisher(DemoEvents.class).ticks(7);
                    return heard.contains(7);
                });
                assertThat(subscription.ended().toCompletableFuture()).isNotDone();
            }
        } finally {
            first.close();
        }
    }
}
