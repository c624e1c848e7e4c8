package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When threads come for tasks, and which they run. */
class LaneTest {
    private final ManualWorkers threads = new ManualWorkers();
    private final Lane lane = new Lane(threads);
    private final List<String> ran = new ArrayList<>();

    @Test
    void taskIsRunByTheThreadThatComesForIt() {
        add("a");
        assertThat(ran).isEmpty();

        threads.runOne();

        assertThat(ran).containsExactly("a");
        assertThat(threads.waiting()).isZero();
    }

    @Test
    void threadOnItsWayIsForAllThatIsAddedMeanwhile() {
        add("a");
        add("b");
        add("c");

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runOne();
        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void shortTasksTakeTwoThreadsHoweverManyTheyAre() {
        for (int i = 0; i < 1000; i++) {
            add("a");
        }
        int came = 0;
        while (threads.runOne()) {
            came++;
        }

        assertThat(ran).hasSize(1000);
        assertThat(came).isEqualTo(2);
    }

    @Test
    void lastTaskNeedsNoOtherThread() {
        lane.add(() -> ran.add("a, others on their way: " + threads.waiting()));

        threads.runOne();

        assertThat(ran).containsExactly("a, others on their way: 0");
    }

    @Test
    void taskThatBlocksHoldsUpNoOther() {
        lane.add(() -> {
            threads.runOne(); // what another thread does while this one is blocked
            ran.add("blocked");
        });
        add("a");
        add("b");

        threads.runOne();

        assertThat(ran).containsExactly("a", "b", "blocked");
    }

    @Test
    void tasksThatAllBlockAllBegin() {
        for (int i = 0; i < 100; i++) {
            lane.add(() -> {
                ran.add("begun");
                threads.runOne();
                assertThat(ran).hasSize(100);
            });
        }

        threads.runOne();

        assertThat(ran).hasSize(100);
    }

    @Test
    void whatIsAddedWhileATaskBlocksIsRun() {
        lane.add(() -> {
            add("a");
            threads.runOne();
            ran.add("blocked");
        });

        threads.runOne();

        assertThat(ran).containsExactly("a", "blocked");
    }

    @Test
    void taskIsToldWhoseThreadItIsOn() {
        lane.add(() -> ran.add("own: " + (Lane.ofThread() == lane)));

        threads.runOne();

        assertThat(ran).containsExactly("own: true");
        assertThat(Lane.ofThread()).isNull();
    }

    @Test
    void threadThatComesTooLateFindsNothing() {
        add("a");
        add("b");
        threads.runOne();

        assertThat(threads.runOne()).isTrue();
        add("c");
        threads.runOne();

        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void tasksOfABurstTakeOneThreadAtItsEnd() {
        lane.burstBegins();
        add("a");
        add("b");
        assertThat(threads.waiting()).isZero();

        lane.burstEnds();

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runOne();
        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void burstWithoutTasksTakesNoThread() {
        lane.burstBegins();
        lane.burstEnds();

        assertThat(threads.waiting()).isZero();
    }

    @Test
    void longBurstIsBegunBeforeItsEnd() {
        lane.burstBegins();
        for (int i = 1; i < 64; i++) {
            add("a");
        }
        assertThat(threads.waiting()).isZero();

        add("a");

        assertThat(threads.waiting()).isEqualTo(1);
    }

    @Test
    void longerBurstSendsForFewerThreads() {
        lane.burstBegins();
        var came = new ArrayList<Integer>();
        for (int i = 1; i <= 1000; i++) {
            add("a");
            while (threads.runOne()) {
                came.add(ran.size());
            }
        }

        assertThat(came.stream().distinct()).containsExactly(64, 128, 256, 512);
    }

    @Test
    void burstOfOneThreadHoldsBackNoOther() throws InterruptedException {
        lane.burstBegins();

        var other = new Thread(() -> add("a"));
        other.start();
        other.join();

        assertThat(threads.waiting()).isEqualTo(1);
    }

    @Test
    void whatComesAfterABurstBeginsAtOnce() {
        lane.burstBegins();
        lane.burstEnds();

        add("a");

        assertThat(threads.waiting()).isEqualTo(1);
    }

    @Test
    void failureOfATaskIsNotThatOfTheNext() {
        lane.add(() -> {
            throw new AssertionError("this task fails");
        });
        add("a");

        threads.runOne();

        assertThat(ran).containsExactly("a");
    }

    @Test
    void interruptOfATaskNeverReachesTheNext() {
        lane.add(() -> Thread.currentThread().interrupt());
        lane.add(() -> ran.add("interrupted: " + Thread.currentThread().isInterrupted()));

        threads.runOne();

        assertThat(ran).containsExactly("interrupted: false");
    }

    @Test
    void classLoaderOfATaskIsNotThatOfTheNext() {
        var usual = Thread.currentThread().getContextClassLoader();
        lane.add(() -> Thread.currentThread().setContextClassLoader(null));
        lane.add(() -> ran.add("usual: " + (Thread.currentThread().getContextClassLoader() == usual)));

        threads.runOne();

        assertThat(ran).containsExactly("usual: true");
    }

    @Test
    void whatFoundNoThreadIsRunByTheNextThatComes() {
        var some = new boolean[1];
        var lane = new Lane(task -> {
            if (!some[0]) {
                throw new OutOfMemoryError("no thread");
            }
            threads.execute(task);
        });
        lane.add(() -> ran.add("a"));

        some[0] = true;
        lane.add(() -> ran.add("b"));
        threads.runOne();

        assertThat(ran).containsExactly("a", "b");
    }

    private void add(String name) {
        lane.add(() -> ran.add(name));
    }
}
