package dev.callwire.protocol.jsonrpc;

import static java.util.Objects.requireNonNull;
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
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamItem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through a session leaves nothing for the garbage collector, unless it has metadata. */
class AllocationTest {
    private static final JsonSlice CALL = JsonSlice.of("7");
    private static final int ROUNDS = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final ProtocolSession session =
            JsonRpc.PROTOCOL.open(new Opening(true, new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":{\"a\":1}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[1]}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":3}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"meta\":{\"timeoutMs\":5,\"attempt\":2}}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"$/invokeProxy/5/seen\",\"params\":[1]}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":7,\"value\":1}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"missed\":3,\"token\":7,\"value\":1}}",
                "{\"method\":\"$/progress\",\"jsonrpc\":\"2.0\",\"params\":{\"token\":7,\"value\":1}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":7,\"n\":32}}"
            })
    void readingAllocatesNothing(String frame) {
        var json = JsonSlice.of(frame);
        var deaf = new Deaf();

        assertThat(allocatedBy(() -> session.read(json, deaf))).isLessThan(ROUNDS);
        assertThat(deaf.messages).isEqualTo(2 * ROUNDS);
    }

    @Test
    void writingAllocatesNothing() {
        var out = new JsonWriter(256, 4096);
        var method = "\"m\"".getBytes(StandardCharsets.UTF_8);
        var value = JsonSlice.of("[1]");
        Payload payload = to -> to.raw(value);
        var id = JsonSlice.of("7");
        var meta = new CallMeta();
        meta.timeoutMillis(5);
        meta.attempt(2);

        assertThat(allocatedBy(() -> {
                    out.reset();
                    session.writeCall(out, 7, method, payload, meta);
                    session.writeNotification(out, method, payload, meta);
                    session.writeResult(out, id, null, payload);
                }))
                .isLessThan(ROUNDS);
    }

    @Test
    void itemsAllocateNothing() {
        var out = new JsonWriter(256, 4096);
        var frames = requireNonNull(session.streams());
        var call = frames.ofOwnCall(7);
        var subscription = frames.ofSubscription(CALL, "s1", "\"m\"".getBytes(StandardCharsets.UTF_8));
        var value = JsonSlice.of("[1]");
        Payload payload = to -> to.raw(value);
        var params = JsonSlice.of("{\"subscription\":\"s1\",\"result\":5}");
        var id = new JsonSlice();
        var item = new StreamItem();

        assertThat(allocatedBy(() -> {
                    out.reset();
                    frames.writeItem(out, call, null, 0, payload);
                    frames.writeItem(out, subscription, "c", 3, payload);
                    frames.writeDemand(out, call, 32);
                    frames.readEvent(params, id, item);
                }))
                .isLessThan(ROUNDS);
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
        public void onCall(
                JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
            messages++;
        }

        @Override
        public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
            messages++;
        }

        @Override
        public void onObjectCall(
                JsonSlice id,
                @Nullable ReplyGroup group,
                long handle,
                JsonSlice method,
                JsonSlice params,
                CallMeta meta) {
            messages++;
        }

        @Override
        public void onItem(long id, JsonSlice token, StreamItem item) {
            messages++;
        }

        @Override
        public void onDemand(JsonSlice token, long count) {
            messages++;
        }

        @Override
        public void onResult(long id, JsonSlice result) {
            messages++;
        }
    }
}
