package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcServer;
import dev.callwire.contract.Demo;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import dev.callwire.wamp.WampRouter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server streams with what its WAMP client offers. */
class WampCallbackStreamsTest {
    private final RpcServer server = RpcServer.builder()
            .host("127.0.0.1")
            .port(0)
            .protocol(WampRouter.builder().realm("realm1").build())
            .start();
    private final WampClient client = WampClient.join(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Demo demo() {
        await().until(() -> server.peers().size() == 1);
        return server.peers().iterator().next().proxy(Demo.class);
    }

    @Test
    void progressiveResultsOfTheClientAreAStream() {
        client.request("[64,#,{},\"demo.count\"]");
        try (var numbers = StreamReader.of(demo().count(2))) {
            var items = numbers.iterator(); // which subscribes
            assertThat(client.nextText()).endsWith(",{\"receive_progress\":true},[],{\"upTo\":2}]");
            client.send("[70,1,{\"progress\":true},[1]]");
            client.send("[70,1,{\"progress\":true},[2]]");
            client.send("[70,1,{}]");

            assertThat(items).toIterable().containsExactly(1, 2);
        }
    }

    @Test
    void streamThatNobodyReadsAnyMoreIsCancelled() {
        client.request("[64,#,{},\"demo.count\"]");
        try (var numbers = StreamReader.of(demo().count(2))) {
            var items = numbers.iterator();
            client.next();
            client.send("[70,1,{\"progress\":true},[1]]");
            assertThat(items.next()).isEqualTo(1);
        }

        assertThat(client.nextText()).isEqualTo("[69,1,{\"mode\":\"killnowait\"}]");
    }

    @Test
    void streamAsParameterIsProgressiveInvocations() throws Exception {
        client.request("[64,#,{},\"demo.sum\"]");
        var sum = demo().sum(StreamWriter.publisher(writer -> {
            writer.write(3);
            writer.write(4);
        }));

        assertThat(client.nextText()).endsWith(",{\"progress\":true}]");
        assertThat(client.nextText()).endsWith(",{\"progress\":true},[3]]");
        assertThat(client.nextText()).endsWith(",{\"progress\":true},[4]]");
        assertThat(client.nextText()).endsWith(",{}]");
        client.send("[70,1,{},[7]]");
        assertThat(sum.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void callThatIsCancelledIsInterrupted() {
        client.request("[64,#,{},\"demo.sum\"]");
        var sum = demo().sum(new StreamWriter<>());
        client.next();

        sum.toCompletableFuture().cancel(true);

        assertThat(client.nextText()).isEqualTo("[69,1,{\"mode\":\"killnowait\"}]");
    }

    @Test
    void notificationIsACallWhoseResultNobodyWaitsFor() {
        client.request("[64,#,{},\"demo.log\"]");
        demo().log("line");

        assertThat(client.nextText()).endsWith(",{},[],{\"line\":\"line\"}]");
        client.send("[70,1,{}]");
        assertThat(client.ask("wamp.session.count", "")).endsWith("[1]]");
    }
}
