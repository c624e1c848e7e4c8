package dev.callwire.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.benchmarks.measure.Window;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a library answers is never taken on trust. */
class CallbackClientTest {

    @Test
    void everyCallerHasAnAnswer() throws Exception {
        assertThat(new Library(0).run(4, window()).calls()).isGreaterThanOrEqualTo(4);
        assertThat(new Library(0).echo(4, window()).calls()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void wrongSumIsAnError() {
        assertThatThrownBy(() -> new Library(1).run(1, window())).hasRootCauseMessage("A wrong result: 2");
    }

    @Test
    void otherOrderThanWhatWasSentIsAnError() {
        assertThatThrownBy(() -> new Library(1).echo(1, window())).hasRootCauseMessage("Of 1 came back 2");
    }

    @Test
    void whatTheLibraryThrowsIsAnError() {
        assertThatThrownBy(() -> new Library(-1).run(1, window()))
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("Broken pipe");
    }

    @Test
    void lostConnectionIsAnError() {
        var silent = new Library(0) {
            @Override
            void begin(Runnable calls) {
                broken(new IOException("Broken pipe"));
            }
        };

        assertThatThrownBy(() -> silent.run(1, window())).hasRootCauseMessage("Broken pipe");
    }

    private static Window window() {
        return Window.of(Duration.ofMillis(10));
    }

    /** Answers on the spot, for a number of times: a longer chain of calls would be a deep stack. */
    private static class Library extends CallbackClient<Long> {
        private final int error;

        Library(int error) {
            super(true);
            this.error = error;
        }

        @Override
        void add(int a, int b, Caller.Adding caller) throws IOException {
            if (error < 0) {
                throw new IOException("Broken pipe");
            }
            new Thread(() -> caller.answered(a + b + error)).start();
        }

        @Override
        void echo(Long order, Caller.Echoing<Long> caller) {
            new Thread(() -> caller.answered(order + error)).start();
        }

        @Override
        Long order(long id) {
            return id;
        }

        @Override
        void begin(Runnable calls) {
            calls.run();
        }

        @Override
        public void close() {}
    }
}
