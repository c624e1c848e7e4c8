package dev.callwire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final int MANY = 1 << 20;

    private final WindowBudget budget = new WindowBudget(MANY);

    private Window window(boolean adaptive) {
        return new Window(256, MANY, adaptive, budget);
    }

    private static void receive(Window window, int count, int bytes) {
        IntStream.range(0, count).forEach(i -> window.received(bytes));
    }

    private static long consume(Window window, int count) {
        return IntStream.range(0, count).mapToLong(i -> window.consumed()).sum();
    }

    @Test
    void theFirstGrantIsSmallAsNobodyKnowsHowLargeItemsAre() {
        assertThat(window(false).open()).isEqualTo(32);
    }

    @Test
    void theNextGrantFillsTheWindow() {
        var window = window(false);
        window.open();
        receive(window, 1, 10);

        assertThat(consume(window, 1)).isEqualTo(225);
    }

    @Test
    void moreIsGrantedWhenHalfIsUsedUp() {
        var window = window(false);
        window.open();
        receive(window, 1, 10);
        consume(window, 1);
        receive(window, 200, 10);
        assertThat(consume(window, 127)).isZero();

        assertThat(consume(window, 1)).isEqualTo(128);
    }

    @Test
    void largeItemsMakeItSmaller() {
        var window = new Window(256, 1_000, false, budget);
        window.open();
        receive(window, 32, 100);
        assertThat(window.size()).isEqualTo(10);
        assertThat(consume(window, 26)).isZero();

        assertThat(consume(window, 1)).isEqualTo(5);
    }

    @Test
    void oneItemIsAlwaysGranted() {
        var window = new Window(256, 10, false, budget);
        window.open();
        receive(window, 32, 1_000);

        assertThat(consume(window, 32)).isOne();
    }

    @Test
    void itGrowsWhileItHoldsTheStreamUp() {
        var window = window(true);
        long granted = window.open();
        for (int round = 0; round < 20; round++) {
            receive(window, (int) granted, 1);
            granted = consume(window, (int) granted);
        }

        assertThat(window.size()).isGreaterThan(10_000);
    }

    @Test
    void itDoesNotGrowForAConsumerThatIsSlow() {
        var window = window(true);
        long granted = window.open();
        receive(window, (int) granted, 1);
        for (int round = 0; round < 1_000; round++) {
            int more = (int) window.consumed();
            receive(window, more, 1); // something always waits
        }

        assertThat(window.size()).isEqualTo(256);
    }

    @Test
    void itStaysAsItIsWhereItIsSet() {
        var window = window(false);
        long granted = window.open();
        for (int round = 0; round < 20; round++) {
            receive(window, (int) granted, 1);
            granted = consume(window, (int) granted);
        }

        assertThat(window.size()).isEqualTo(256);
    }

    @Test
    void allWindowsTogetherGrowByNoMoreThanTheBudget() {
        var small = new WindowBudget(1_000);
        var window = new Window(256, MANY, true, small);
        long granted = window.open();
        for (int round = 0; round < 20; round++) {
            receive(window, (int) granted, 1);
            granted = consume(window, (int) granted);
        }
        assertThat(window.size()).isEqualTo(1_024);
        window.end();

        assertThat(small.tryGrow(1_000)).isTrue();
    }

    @Test
    void whatWaitsCountsOverANewConnection() {
        var window = window(false);
        window.open();
        receive(window, 20, 10);

        assertThat(window.open()).isEqualTo(236);
    }

    @Test
    void whatIsTooMuchIsCounted() {
        var window = window(false);
        window.open();
        receive(window, 32, 10);

        assertThat(window.received(10)).isOne();
        assertThat(window.isFull()).isTrue();
    }
}
