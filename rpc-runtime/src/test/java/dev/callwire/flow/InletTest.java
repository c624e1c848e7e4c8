package dev.callwire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Who delivers what has come, and when. */
class InletTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final WindowBudget budget = new WindowBudget(1000);
    private final Inlet<String, String> inlet =
            new Inlet<>(new Ear(), new Letters(), new Window(8, 1000, false, budget), budget, threads::add);

    private final class Ear implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            heard.add("subscribed");
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String item) {
            heard.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            heard.add(failure.toString());
        }

        @Override
        public void onComplete() {
            heard.add("complete");
        }
    }

    private static final class Letters implements Inlet.Source<String, String> {
        @Override
        public String decode(String element) {
            return element;
        }

        @Override
        public int size(String element) {
            return 1;
        }

        @Override
        public void demand(long count, int opening) {}

        @Override
        public void cancel() {}

        @Override
        public Throwable ofGap() {
            return new IllegalStateException("a gap");
        }
    }

    @Test
    void whatComesBeforeTheSubscriptionWaitsForIt() {
        inlet.open();
        inlet.earlyItem("a");
        inlet.item("b");
        inlet.completed();
        assertThat(threads).isEmpty();

        inlet.begin();

        assertThat(heard).containsExactly("subscribed");
        runAll();
        assertThat(heard).containsExactly("subscribed", "a", "b", "complete");
    }

    @Test
    void oneThreadDeliversAtATimeWhateverHasComeBefore() {
        inlet.open();
        inlet.earlyItem("a");
        inlet.begin();
        inlet.item("b");
        inlet.item("c");

        assertThat(threads).hasSize(1);
        runAll();
        assertThat(heard).containsExactly("subscribed", "a", "b", "c");
    }

    private void runAll() {
        for (var next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }
}
