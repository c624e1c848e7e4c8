package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.FaultException;
import dev.callwire.protocol.r2.WebSocketR2;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page in a real browser that speaks WebSocketR2 to a server which is started anew. */
@Timeout(120)
class R2PageTest {
    private final Map<Integer, Integer> told = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @RpcService("page")
    @NonBlocking
    interface Asked {
        @Blocking
        String hold();

        int tell(int n);

        @Blocking
        void step(int n);

        void fail();
    }

    @RpcEvents("steps")
    interface Steps {
        void taken(int n);
    }

    @Test
    void restartLosesNoCallAndRunsNoneTwice() throws Exception {
        try (var page = new Page()) {
            var protocol = WebSocketR2.builder().build();
            var first = server(page, protocol, 0);
            int port = first.port();
            CompletableFuture<Void> closing;
            try {
                page.open("r2-page.mjs", "ws://127.0.0.1:" + port + "/r2");
                assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                page.report(report -> report.has("sent"));
                closing = CompletableFuture.runAsync(first::close);
                page.report(report -> report.has("sent"));
                page.report(report -> report.has("sent"));
            } finally {
                gate.countDown();
            }
            closing.get(60, TimeUnit.SECONDS);

            try (var second = server(page, protocol, port)) {
                var done = page.report(report -> report.has("done"));

                assertThat(done.path("error").asText()).isEmpty();
                assertThat(done.path("held").asText()).isEqualTo("held");
                assertThat(done.path("wrong")).isEmpty();
                assertThat(done.path("connections").asInt()).isEqualTo(2);
                assertThat(done.path("heard")).isEqualTo(Json.tree("[[\"steps.taken\",7]]"));
                assertThat(done.path("failure")).isEqualTo(Json.tree("{\"code\":7,\"message\":\"It fails\"}"));
                assertThat(told).hasSize(done.path("told").asInt());
                assertThat(told.values()).containsOnly(1);
                assertThat(held).hasValue(1);
                assertThat(protocol.counts().unanswered()).isZero();
                assertThat(second.peers()).hasSize(1);
            }
        }
    }

    private RpcServer server(Page page, WebSocketR2 protocol, int port) {
        var builder = RpcServer.builder()
                .host("127.0.0.1")
                .port(port)
                .allowedOrigins(page.origin())
                .protocol(protocol)
                .events(Steps.class);
        var steps = builder.publisher(Steps.class);
        return builder.service(Asked.class, new Asking(steps)).start();
    }

    private final class Asking implements Asked {
        private final Steps steps;

        Asking(Steps steps) {
            this.steps = steps;
        }

        @Override
        public String hold() {
            held.incrementAndGet();
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "held";
        }

        @Override
        public int tell(int n) {
            told.merge(n, 1, Integer::sum);
            return n;
        }

        @Override
        public void step(int n) {
            steps.taken(n);
        }

        @Override
        public void fail() {
            throw new FaultException(7, "It fails");
        }
    }
}
