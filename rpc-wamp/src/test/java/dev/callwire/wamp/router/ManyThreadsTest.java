package dev.callwire.wamp.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.RegisterOptions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections of one realm, each on a thread of its own. */
class ManyThreadsTest extends RouterTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 2_000;

    @Test
    @Timeout(60)
    void everyCallAndEventArrives() throws Exception {
        realm.join(new Identity("server", "trusted", "local", "static"))
                .register(
                        "com.echo", RegisterOptions.NONE, (invocation, answer) -> answer.result(invocation.payload()));
        var results = new AtomicInteger();
        var events = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var sessions = new ArrayList<RouterSession>();
            for (int i = 0; i < THREADS; i++) {
                sessions.add(open(results, events));
            }
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var session : sessions) {
                tasks.add(() -> talk(session));
            }
            for (var done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(results).hasValue(THREADS * ROUNDS);
        assertThat(events).hasValue(THREADS * (THREADS - 1) * ROUNDS);
    }

    private RouterSession open(AtomicInteger results, AtomicInteger events) {
        var session = router.open(new Outbox() {
            @Override
            public void send(byte[] utf8, int offset, int length) {
                var frame = new String(utf8, offset, length, UTF_8);
                if (frame.startsWith("[50,")) {
                    results.incrementAndGet();
                } else if (frame.startsWith("[36,")) {
                    events.incrementAndGet();
                }
            }

            @Override
            public void close() {}
        });
        says(session, "[1,\"realm1\",{\"roles\":{\"caller\":{},\"publisher\":{},\"subscriber\":{}}}]");
        says(session, "[32,1,{},\"com.topic\"]");
        return session;
    }

    private static boolean talk(RouterSession session) {
        for (int i = 0; i < ROUNDS; i++) {
            says(session, "[48," + (2 * i + 2) + ",{},\"com.echo\",[" + i + "]]");
            says(session, "[16," + (2 * i + 3) + ",{},\"com.topic\",[" + i + "]]");
        }
        return true;
    }

    private static void says(RouterSession session, String frame) {
        session.receive(JsonSlice.of(frame));
    }
}
