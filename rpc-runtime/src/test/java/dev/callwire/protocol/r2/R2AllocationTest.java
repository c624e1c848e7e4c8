package dev.callwire.protocol.r2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamItem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through a session leaves nothing for the garbage collector, but for calls, which are remembered. */
class R2AllocationTest {
    private static final int ROUNDS = 1000;
    private static final int LEAST_OBJECT = 16;
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 0, 128, 256, 4096);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final ProtocolSession dialling = WebSocketR2.PROTOCOL.open(new Opening(true, LIMITS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7,\"data\":{\"a\":[1,2]}}",
                "{\"data\":{\"event\":\"demo.ticks\",\"data\":5}}",
                "{\"data\":{\"action\":\"client.notice\",\"params\":{\"text\":\"x\"}}}"
            })
    void readingAllocatesNothing(String frame) {
        var json = JsonSlice.of(frame);
        var deaf = new Deaf();

        assertThat(allocatedBy(() -> dialling.read(json, deaf))).isLessThan(LEAST_OBJECT * ROUNDS);
        assertThat(deaf.messages).isEqualTo(2 * ROUNDS);
    }

    @Test
    void writingAllocatesNothing() {
        var out = new JsonWriter(256, 4096);
        var method = "\"m\"".getBytes(StandardCharsets.UTF_8);
        var value = JsonSlice.of("[1]");
        var topic = TopicFrames.FRAMES.ofTopic(method);
        var meta = new CallMeta();
        Payload payload = to -> to.raw(value);

        assertThat(allocatedBy(() -> {
                    out.reset();
                    dialling.writeCall(out, 7, method, payload, meta);
                    dialling.writeNotification(out, method, payload, meta);
                    TopicFrames.FRAMES.writeItem(out, topic, null, 0, payload);
                }))
                .isLessThan(LEAST_OBJECT * ROUNDS);
    }

    private static long allocatedBy(Runnable task) {
        repeat(task);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        repeat(task);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void repeat(Runnable task) {
        for (int i = 0; i < ROUNDS; i++) {
            task.run();
        }
    }

    /** Only counts. */
    private static final class Deaf extends Heard {
        private int messages;

        @Override
        public void onResult(long id, JsonSlice result) {
            messages++;
        }

        @Override
        public void onEvent(JsonSlice subscription, StreamItem item) {
            messages++;
        }

        @Override
        public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
            messages++;
        }
    }
}
