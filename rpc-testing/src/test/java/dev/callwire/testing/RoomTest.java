package dev.callwire.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much may be on its way before a connection has no more room. */
@Timeout(60)
class RoomTest {
    private static final String KILOBYTE = "x".repeat(1024);

    @Test
    void whatALinkHoldsBackTakesRoom() {
        var memory = MemoryTransport.create();
        var told = new AtomicInteger();
        try (var wire = Wire.memory(memory).listen()) {
            var client = wire.connect();
            client.onWritable(told::incrementAndGet);
            memory.links().get(0).silence();

            send(client, 128);
            assertThat(client.connection.isWritable()).isTrue();
            send(client, 1);
            assertThat(client.connection.isWritable()).isFalse();
            memory.links().get(0).resume();

            await().untilAsserted(() -> assertThat(told).hasValue(1));
            assertThat(client.connection.isWritable()).isTrue();
        }
    }

    @Test
    void roomIsAQuarterOfWhatPausesReading() {
        var memory = MemoryTransport.create();
        try (var wire = Wire.memory(memory)
                .clientLimits(TestLimits.limits().unsentBytesToPause(8 << 10))
                .listen()) {
            var client = wire.connect();
            memory.links().get(0).silence();

            send(client, 2);
            assertThat(client.connection.isWritable()).isTrue();
            send(client, 1);
            assertThat(client.connection.isWritable()).isFalse();
        }
    }

    private static void send(Recorder client, int kilobytes) {
        for (var i = 0; i < kilobytes; i++) {
            client.send(KILOBYTE);
        }
    }
}
