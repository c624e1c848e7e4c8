package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.wamp.WampRouter;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a router's clients that do not take what is for them, and of the others. */
class WampSlowPeersTest {
    private static final int MANY = 200;
    private static final String BIG = "x".repeat(256 << 10);

    private final RpcServer server = serve(Limits.DEFAULTS);
    private final WampClient slow = WampClient.join(server);
    private final WampClient other = WampClient.join(server);
    private final WampClient bystander = WampClient.join(server);

    private static RpcServer serve(Limits limits) {
        return RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .limits(limits)
                .protocol(WampRouter.builder().realm("realm1").build())
                .start();
    }

    @AfterEach
    void stop() {
        bystander.close();
        other.close();
        server.close();
    }

    private void slowIsGoneAndOthersAreNot() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bystander.ask("wamp.session.count", "").endsWith(",[2]]"));
        assertThat(server.limitsPassed()).containsKey("unsentBytesToClose");
    }

    @Test
    void callerThatReadsNoResultsIsClosed() {
        other.request("[64,#,{},\"com.endless\"]");
        slow.call("{\"receive_progress\":true}", "com.endless", "");
        other.next();
        slow.raw().pause();

        for (int i = 0; i < MANY; i++) {
            other.send("[70,1,{\"progress\":true},[\"" + BIG + "\"]]");
        }

        slowIsGoneAndOthersAreNot();
        assertThat(other.nextText()).isEqualTo("[69,1,{\"mode\":\"killnowait\"}]");
    }

    @Test
    void calleeThatReadsNoInvocationsIsClosed() {
        slow.request("[64,#,{},\"com.slow\"]");
        slow.raw().pause();

        for (int i = 0; i < MANY; i++) {
            other.call("{}", "com.slow", ",[\"" + BIG + "\"]");
        }

        slowIsGoneAndOthersAreNot();
        for (int i = 0; i < MANY; i++) {
            assertThat(other.nextText()).startsWith("[8,48,");
        }
    }

    @Test
    void eventThatIsTooLongForOneReachesTheOthers() throws IOException {
        slow.close();
        var limits = Limits.DEFAULTS.toBuilder().outboundMessageBytes(16 << 10).build();
        try (var small = serve(limits);
                var binary = RawClient.connect(small, "/ws", "wamp.2.cbor");
                var subscriber = WampClient.join(small);
                var publisher = WampClient.join(small)) {
            binary.sendBinary(cbor("[1,\"realm1\",{\"roles\":{\"subscriber\":{}}}]"));
            binary.sendBinary(cbor("[32,1,{},\"com.big\"]"));
            await().until(() ->
                    !publisher.ask("wamp.subscription.lookup", ",[\"com.big\"]").endsWith(",[null]]"));
            subscriber.request("[32,#,{},\"com.big\"]");

            var numbers = "1.5,".repeat(3_000) + "1.5";
            assertThat(publisher.request("[16,#,{\"acknowledge\":true},\"com.big\",[" + numbers + "]]"))
                    .startsWith("[17,");

            assertThat(subscriber.nextText()).startsWith("[36,");
            assertThat(small.limitsPassed()).containsEntry("outboundMessageBytes", 1L);
            assertThat(binary.isOpen()).isTrue();
        }
    }

    private static byte[] cbor(String json) throws IOException {
        return new CBORMapper().writeValueAsBytes(new ObjectMapper().readTree(json));
    }
}
