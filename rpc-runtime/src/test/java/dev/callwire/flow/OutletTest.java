package dev.callwire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.annotation.Overflow;
import dev.callwire.stub.Buffering;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutletTest {
    private final Way way = new Way();
    private final Asked asked = new Asked();

    private Outlet<Integer> outlet(Buffering buffering) {
        var outlet = new Outlet<>(way, buffering, Runnable::run);
        outlet.takeFrom(subscriber -> subscriber.onSubscribe(asked));
        return outlet;
    }

    @Test
    void nothingIsAskedForWithoutAGrant() {
        outlet(Buffering.NONE);

        assertThat(asked.items).isZero();
    }

    @Test
    void noMoreIsAskedForThanWasGranted() {
        var outlet = outlet(Buffering.NONE);
        outlet.grant(3);
        outlet.grant(4);

        assertThat(asked.items).isEqualTo(7);
    }

    @Test
    void aLargeGrantIsAskedForBitByBit() {
        var outlet = outlet(Buffering.NONE);
        outlet.grant(Long.MAX_VALUE);
        outlet.grant(Long.MAX_VALUE);
        assertThat(asked.items).isEqualTo(256);
        IntStream.range(0, 128).forEach(outlet::onNext);

        assertThat(asked.items).isEqualTo(384);
    }

    @Test
    void streamThatNeverRunsDryLetsItsThreadGo() {
        var onward = new ArrayDeque<Runnable>();
        var count = new AtomicInteger();
        var outlet = new Outlet<Integer>(way, Buffering.NONE, Runnable::run, onward::add);
        outlet.grant(Long.MAX_VALUE);

        outlet.takeFrom(subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {
                for (long i = 0; i < items; i++) {
                    subscriber.onNext(count.getAndIncrement());
                }
            }

            @Override
            public void cancel() {}
        }));

        assertThat(count).hasValue(1_024);
        onward.remove().run();
        assertThat(count).hasValue(2_048);
        outlet.cancel();
        onward.remove().run();
        assertThat(count).hasValue(2_048);
        assertThat(onward).isEmpty();
    }

    @Test
    void nothingIsAskedForWhileTheWayIsBlocked() {
        way.free = false;
        var outlet = outlet(Buffering.NONE);
        outlet.grant(10);
        assertThat(asked.items).isZero();
        way.free = true;
        outlet.writable();

        assertThat(asked.items).isEqualTo(10);
    }

    @Test
    void anItemTooManyEndsTheStream() {
        var outlet = outlet(Buffering.NONE);
        outlet.grant(1);
        outlet.onNext(1);
        outlet.onNext(2);
        outlet.onNext(3);

        assertThat(way.sent).containsExactly(1);
        assertThat(way.failures).singleElement().asString().contains("not asked for");
        assertThat(asked.cancelled).isOne();
    }

    @Test
    void theEndIsToldOnce() {
        var outlet = outlet(Buffering.NONE);
        outlet.onComplete();
        outlet.onError(new IllegalStateException());
        outlet.cancel();

        assertThat(way.completed).isOne();
        assertThat(way.failures).isEmpty();
        assertThat(asked.cancelled).isZero();
    }

    @Test
    void noItemComesAfterItIsToldThatNoneIsOnItsWay() {
        var outlet = outlet(Buffering.NONE);
        outlet.grant(2);
        way.whileSending = () -> outlet.cancel(() -> way.sent.add(-1));
        outlet.onNext(1);
        outlet.onNext(2);

        assertThat(way.sent).containsExactly(1, -1);
    }

    @Test
    void aSecondSubscriptionIsCancelled() {
        var outlet = outlet(Buffering.NONE);
        var second = new Asked();
        outlet.onSubscribe(second);
        outlet.grant(1);

        assertThat(second.cancelled).isOne();
        assertThat(asked.items).isOne();
    }

    @Test
    void aPublisherThatThrowsFailsTheStream() {
        new Outlet<Integer>(way, Buffering.NONE, Runnable::run).takeFrom(subscriber -> {
            throw new IllegalStateException("broken");
        });

        assertThat(way.failures).singleElement().asString().contains("broken");
    }

    @Test
    void anItemThatCannotBeSentFailsTheStream() {
        var outlet = outlet(Buffering.NONE);
        way.broken = true;
        outlet.grant(5);
        outlet.onNext(1);
        outlet.onNext(2);

        assertThat(way.failures).hasSize(1);
        assertThat(asked.cancelled).isOne();
    }

    @Test
    void allIsAskedForWhereThereIsABuffer() {
        outlet(new Buffering(Overflow.DROP_OLDEST, 2));

        assertThat(asked.items).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theOldestAreDropped() {
        var outlet = outlet(new Buffering(Overflow.DROP_OLDEST, 2));
        IntStream.range(0, 10).forEach(outlet::onNext);
        outlet.grant(5);

        assertThat(way.sent).containsExactly(8, 9);
        assertThat(way.missed).containsExactly(8L, 0L);
    }

    @Test
    void onlyTheLatestIsKept() {
        var outlet = outlet(new Buffering(Overflow.LATEST, 100));
        IntStream.range(0, 10).forEach(outlet::onNext);
        outlet.grant(5);

        assertThat(way.sent).containsExactly(9);
    }

    @Test
    void aFullBufferClosesTheStream() {
        var outlet = outlet(new Buffering(Overflow.CLOSE, 2));
        IntStream.range(0, 3).forEach(outlet::onNext);
        outlet.grant(5);

        assertThat(way.sent).isEmpty();
        assertThat(way.failures).containsExactly(way.lag);
        assertThat(asked.cancelled).isOne();
    }

    @Test
    void theEndWaitsForWhatIsInTheBuffer() {
        var outlet = outlet(new Buffering(Overflow.CLOSE, 5));
        outlet.onNext(1);
        outlet.onNext(2);
        outlet.onComplete();
        assertThat(way.completed).isZero();
        outlet.grant(2);

        assertThat(way.sent).containsExactly(1, 2);
        assertThat(way.completed).isOne();
    }

    @Test
    void aProducerWaitsForRoom() throws InterruptedException {
        var outlet = outlet(new Buffering(Overflow.BLOCK, 2));
        var producer = new Thread(() -> IntStream.range(0, 5).forEach(outlet::onNext));
        producer.start();
        Awaitility.await().until(() -> producer.getState() == Thread.State.WAITING);
        outlet.grant(2);
        Awaitility.await().until(() -> way.sent.size() == 2 && producer.getState() == Thread.State.WAITING);
        outlet.grant(3);
        producer.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(way.sent).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aProducerThatWaitsIsLetGoWhenNobodyWantsItsItems() throws InterruptedException {
        var outlet = outlet(new Buffering(Overflow.BLOCK, 1));
        var producer = new Thread(() -> IntStream.range(0, 5).forEach(outlet::onNext));
        producer.start();
        Awaitility.await().until(() -> producer.getState() == Thread.State.WAITING);
        outlet.cancel();
        producer.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(producer.isAlive()).isFalse();
        assertThat(asked.cancelled).isOne();
    }

    @Test
    void aThreadThatMustNotWaitDoesNot() {
        way.mayWait = false;
        var outlet = outlet(new Buffering(Overflow.BLOCK, 1));
        IntStream.range(0, 5).forEach(outlet::onNext);

        assertThat(way.failures).containsExactly(way.lag);
    }

    @Test
    void whatIsAddedFromElsewhereNeedsNoRoom() {
        var outlet = outlet(new Buffering(Overflow.CLOSE, 1));
        outlet.addAll(List.of(1, 2, 3));
        outlet.onNext(4);
        outlet.grant(10);

        assertThat(way.sent).containsExactly(1, 2, 3, 4);
        assertThat(way.failures).isEmpty();
    }

    /** What was asked of the publisher. */
    private static final class Asked implements Flow.Subscription {
        private long items;
        private int cancelled;

        @Override
        public void request(long count) {
            items = items + count < 0 ? Long.MAX_VALUE : items + count;
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }

    /** Where the items go. */
    private static final class Way implements Outlet.Sink<Integer> {
        private final List<Integer> sent = new ArrayList<>();
        private final List<Long> missed = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private final Throwable lag = new IllegalStateException("lag");
        private volatile boolean free = true;
        private boolean mayWait = true;
        private boolean broken;
        private int completed;
        private Runnable whileSending = () -> {};

        @Override
        public synchronized void item(Integer item, long before) {
            if (broken) {
                throw new IllegalStateException("cannot be sent");
            }
            whileSending.run();
            sent.add(item);
            missed.add(before);
        }

        @Override
        public boolean isWritable() {
            return free;
        }

        @Override
        public boolean mayWait() {
            return mayWait;
        }

        @Override
        public void completed() {
            completed++;
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public Throwable ofLag() {
            return lag;
        }
    }
}
