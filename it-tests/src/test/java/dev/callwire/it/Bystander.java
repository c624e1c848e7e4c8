package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A good client that calls {@link Work} all the time, and measures how long it waits, while a test's other client is bad. */
final class Bystander implements AutoCloseable {
    /** More than a busy machine takes for a call, and less than a peer that is held up would wait. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RpcClient client;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final CompletableFuture<Void> calling;
    private volatile boolean over;

    Bystander(RpcServer server) {
        client = ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc");
        calling = CompletableFuture.runAsync(this::call, task -> new Thread(task, "bystander").start());
        isAnswered();
    }

    private void call() {
        var work = client.proxy(Work.class);
        while (!over) {
            long start = System.nanoTime();
            work.now("bystander");
            slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            answers.incrementAndGet();
        }
    }

    /** It is answered from now on as ever. */
    void isAnswered() {
        long before = answers.get();
        await().until(() -> answers.get() >= before + 10);
    }

    /** Ends it; fails if it was ever held up. */
    @Override
    public void close() {
        over = true;
        assertThat(calling).succeedsWithin(LONGEST);
        client.close();
        assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(LONGEST);
    }
}
