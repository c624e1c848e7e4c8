package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;

class ControlFrameBudgetTest {
    private final MockTicker clock = Ticker.newMockTicker();
    private final ControlFrameBudget budget =
            new ControlFrameBudget(TestLimits.limits().build(), clock);

    @Test
    void sixtyFramesAreFree() {
        assertThat(spend(60)).isTrue();
    }

    @Test
    void sixtyFirstFrameWithinTenSecondsIsTooMuch() {
        spend(60);

        assertThat(spend(1)).isFalse();
    }

    @Test
    void tenSecondsLaterThereAreSixtyMore() {
        spend(60);
        clock.advance(10, SECONDS);

        assertThat(spend(60)).isTrue();
        assertThat(spend(1)).isFalse();
    }

    @Test
    void minuteHasALimitOfItsOwn() {
        var narrow = new ControlFrameBudget(
                TestLimits.limits().controlFramesPerMinute(100).build(), clock);
        for (var i = 0; i < 100; i++) {
            clock.advance(500, MILLISECONDS);
            assertThat(narrow.spend()).isTrue();
        }

        assertThat(narrow.spend()).isFalse();
        clock.advance(10, SECONDS);
        assertThat(narrow.spend()).isTrue();
    }

    private boolean spend(int frames) {
        var allowed = true;
        for (var i = 0; i < frames; i++) {
            allowed &= budget.spend();
        }
        return allowed;
    }
}
