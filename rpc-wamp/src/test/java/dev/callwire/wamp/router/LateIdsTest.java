package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LateIdsTest {
    private final LateIds ids = new LateIds();

    @Test
    void coversUntilTheLast() {
        ids.add(5);

        assertThat(ids.covers(5, false)).isTrue();
        assertThat(ids.covers(5, true)).isTrue();
        assertThat(ids.covers(5, true)).isFalse();
        assertThat(ids.covers(4, true)).isFalse();
    }

    @Test
    void whatIsForgottenIsCovered() {
        for (int id = 1; id <= 2_000; id++) {
            ids.add(id);
        }

        assertThat(ids.covers(3, true)).isTrue();
        assertThat(ids.covers(3, true)).isTrue();
        assertThat(ids.covers(1_999, true)).isTrue();
        assertThat(ids.covers(1_999, true)).isFalse();
        assertThat(ids.covers(2_001, true)).isFalse();
    }
}
