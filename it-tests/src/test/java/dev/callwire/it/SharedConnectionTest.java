package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.call.CallContext;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import dev.callwire.stream.Tracked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many streams and calls over one connection. */
class SharedConnectionTest {
    private static final int STREAMS = 8;

    private final Map<String, AtomicLong> produced = new ConcurrentHashMap<>();
    private final ServerFixture fixture = new ServerFixture(ServerFixture.serving(Feeds.class, new Served()));
    private final Feeds feeds = fixture.proxy(Feeds.class);
    private final List<Counter> counters = new ArrayList<>();

    @AfterEach
    void close() {
        counters.forEach(Counter::cancel);
        fixture.close();
    }

    private Counter consume(String name, long demand) {
        var counter = new Counter(demand);
        counters.add(counter);
        feeds.endless(name).subscribe(counter);
        return counter;
    }

    @Test
    void aStreamThatNobodyAsksForHoldsUpNoOther() {
        var stalled = consume("stalled", 0);
        var flowing = consume("flowing", Long.MAX_VALUE);

        await().atMost(Duration.ofSeconds(20)).until(() -> flowing.count.get() > 100_000);
        assertThat(feeds.echo("still there")).isEqualTo("still there");
        assertThat(stalled.count).hasValue(0);
        assertThat(produced.get("stalled")).hasValueLessThanOrEqualTo(256);
    }

    @Test
    void streamsShareTheConnectionFairly() {
        for (int i = 0; i < STREAMS; i++) {
            consume("s" + i, Long.MAX_VALUE);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> counters.stream().allMatch(counter -> counter.count.get() > 20_000));
        long least = counters.stream()
                .mapToLong(counter -> counter.count.get())
                .min()
                .orElseThrow();
        long most = counters.stream()
                .mapToLong(counter -> counter.count.get())
                .max()
                .orElseThrow();

        assertThat(most).isLessThan(50 * least);
    }

    @Test
    void callsPassBetweenTheItemsOfAStream() {
        consume("flowing", Long.MAX_VALUE);
        for (int i = 0; i < 100; i++) {
            assertThat(feeds.echo("call " + i)).isEqualTo("call " + i);
        }
    }

    @Test
    void aProducerIsHeldByItsConsumer() {
        var slow = consume("slow", 10);

        await().atMost(Duration.ofSeconds(20)).until(() -> slow.count.get() == 10);
        assertThat(feeds.echo("behind all that was sent")).isNotEmpty();
        assertThat(produced.get("slow")).hasValueLessThanOrEqualTo(10 + 256);
    }

    @Test
    void aTrackedStreamIsReadAsAnyOther() {
        try (var numbers = StreamReader.of(feeds.numbered(1_000))) {
            int last = 0;
            for (var number : numbers) {
                assertThat(number.value()).isEqualTo(++last);
            }
            assertThat(last).isEqualTo(1_000);
        }
    }

    private final class Served implements Feeds {
        @Override
        public Flow.Publisher<Integer> endless(String name) {
            var count = produced.computeIfAbsent(name, each -> new AtomicLong());
            return StreamWriter.publisher(writer -> {
                for (int n = 1; !writer.isCancelled(); n++) {
                    count.set(n - 1);
                    writer.write(n);
                }
            });
        }

        @Override
        public Flow.Publisher<Tracked<Integer>> numbered(int upTo) {
            int last = CallContext.current().lastCursor().map(Integer::parseInt).orElse(0);
            return StreamWriter.publisher(writer -> {
                for (int n = last + 1; n <= upTo; n++) {
                    writer.write(new Tracked<>(Integer.toString(n), n));
                }
            });
        }

        @Override
        public String echo(String text) {
            return text;
        }
    }

    private static final class Counter implements Flow.Subscriber<Integer> {
        private final long demand;
        private final AtomicLong count = new AtomicLong();
        private volatile Flow.Subscription subscription;

        Counter(long demand) {
            this.demand = demand;
        }

        void cancel() {
            var own = subscription;
            if (own != null) {
                own.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onNext(Integer item) {
            count.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            // The connection is closed when the test has ended.
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it has no end");
        }
    }
}
