package dev.callwire.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.benchmarks.measure.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamRunTest {
    private final List<String> asked = new ArrayList<>();

    private final StreamRun.Source source = new StreamRun.Source() {
        @Override
        public void request(int count) {
            asked.add("request " + count);
        }

        @Override
        public void cancel() {
            asked.add("cancel");
        }
    };

    @Test
    void moreIsAskedForWhenHalfIsThere() {
        var run = new StreamRun(Window.of(Duration.ofMinutes(1)), source);

        for (int i = 0; i < 1023; i++) {
            run.take(i);
        }
        assertThat(asked).containsExactly("request 512");

        run.take(1023);
        assertThat(asked).containsExactly("request 512", "request 512");
    }

    @Test
    void noMoreIsTakenWhenItIsOver() throws Exception {
        var window = Window.of(Duration.ZERO);
        while (!window.isOver()) {
            Thread.onSpinWait();
        }
        var run = new StreamRun(window, source);

        run.take(0);
        run.take(7);

        assertThat(run.await().calls()).isEqualTo(1);
        assertThat(asked).containsExactly("cancel");
    }

    @Test
    void itemOutOfOrderIsAnError() {
        var run = new StreamRun(Window.of(Duration.ofMinutes(1)), source);

        run.take(0);
        run.take(2);

        assertThatThrownBy(run::await).hasRootCauseMessage("The item 2 came in place of 1");
    }
}
