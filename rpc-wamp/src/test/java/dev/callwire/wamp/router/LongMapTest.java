package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {
    @Test
    void holdsWhatAMapHolds() {
        var random = new Random(7);
        var map = new LongMap<String>();
        var expected = new HashMap<Long, String>();

        for (int i = 0; i < 20_000; i++) {
            long key = 1 + random.nextInt(500);
            if (random.nextBoolean()) {
                map.put(key, "v" + i);
                expected.put(key, "v" + i);
            } else {
                assertThat(map.remove(key)).isEqualTo(expected.remove(key));
            }
        }

        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
        expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
    }
}
