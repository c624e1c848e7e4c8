package dev.callwire.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private long now = Long.MAX_VALUE; // the clock may overflow
    private final RateBudget budget = new RateBudget(60, 400, () -> now);

    @Test
    void sixtyAreFree() {
        assertThat(spend(60)).isTrue();
    }

    @Test
    void sixtyFirstWithinTenSecondsIsTooMuch() {
        spend(60);

        assertThat(spend(1)).isFalse();
    }

    @Test
    void tenSecondsLaterThereAreSixtyMore() {
        spend(60);
        now += SECONDS.toNanos(10);

        assertThat(spend(60)).isTrue();
        assertThat(spend(1)).isFalse();
    }

    @Test
    void minuteHasALimitOfItsOwn() {
        var narrow = new RateBudget(60, 100, () -> now);
        for (var i = 0; i < 100; i++) {
            now += MILLISECONDS.toNanos(500);
            assertThat(narrow.spend()).isTrue();
        }

        assertThat(narrow.spend()).isFalse();
        now += SECONDS.toNanos(10);
        assertThat(narrow.spend()).isTrue();
    }

    private boolean spend(int count) {
        var allowed = true;
        for (var i = 0; i < count; i++) {
            allowed &= budget.spend();
        }
        return allowed;
    }
}
