package dev.callwire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is to spare, and for whom. */
class SparesTest {
    private final Spares<Object> spares = new Spares<>(Object::new);

    @Test
    void whatWasGivenBackIsTakenAgain() {
        var first = spares.take();
        spares.giveBack(first);

        assertThat(spares.take()).isSameAs(first);
    }

    @Test
    void whatIsTakenIsNobodyElses() {
        var first = spares.take();
        spares.giveBack(first);

        assertThat(spares.take()).isNotSameAs(spares.take());
    }

    @Test
    void whatThreadsTakeAtOnceIsNotTheSame() throws Exception {
        int threads = 40; // more than there are slots
        var inUse = new ConcurrentHashMap<Object, Thread>();
        var start = new CountDownLatch(1);
        var all = new ArrayList<FutureTask<Integer>>();
        for (int i = 0; i < threads; i++) {
            var task = new FutureTask<>(() -> {
                start.await();
                int shared = 0;
                for (int round = 0; round < 2_000; round++) {
                    var one = spares.take();
                    shared += inUse.put(one, Thread.currentThread()) == null ? 0 : 1;
                    inUse.remove(one);
                    spares.giveBack(one);
                }
                return shared;
            });
            all.add(task);
            new Thread(task).start();
        }
        start.countDown();

        for (var task : all) {
            assertThat(task.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void threadFindsItsOwnAgainWhateverOthersTake() throws Exception {
        var mine = spares.take();
        spares.giveBack(mine);

        for (int i = 0; i < 20; i++) {
            var other = new FutureTask<>(spares::take);
            var thread = new Thread(other);
            thread.start();
            assertThat(other.get(30, TimeUnit.SECONDS)).isNotSameAs(mine);
            thread.join();
        }
        assertThat(spares.take()).isSameAs(mine);
    }

    @Test
    void oneOfTwoThatAreGivenBackIsKept() {
        var first = spares.take();
        var second = spares.take();
        spares.giveBack(first);
        spares.giveBack(second);

        assertThat(spares.take()).isSameAs(second);
        assertThat(spares.take()).isNotSameAs(first);
    }
}
