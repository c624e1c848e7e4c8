package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Much over a connection with compression. Nothing watches for leaks here, which takes time and room by the buffer. */
@Timeout(60)
class LargeCompressedMessagesTest {
    private static final int LIMIT = 1 << 20;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "dev.callwire.transport.netty.EchoCasesTest#sizes",
        "dev.callwire.transport.netty.EchoCasesTest#manyMessages"
    })
    void eitherEndEchoes(EchoCase echo) throws IOException {
        EchoCasesTest.check(echo, true, 65_536, 997);
        EchoCasesTest.check(echo.deflated(), true, 65_536, 997);
    }

    @Test
    void bombIsStoppedAtTheLimit() throws IOException {
        var bomb = new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, bomb());

        assertThat(spentOn(bomb)).isLessThan(8L * LIMIT);
    }

    @Test
    void bombInFragmentsIsStoppedAtTheLimit() throws IOException {
        var payload = bomb();
        var half = payload.length / 2;

        assertThat(spentOn(
                        new Frame(Frame.COMPRESSED | Frame.TEXT, Arrays.copyOf(payload, half)),
                        new Frame(Frame.FINAL | Frame.CONTINUATION, Arrays.copyOfRange(payload, half, payload.length))))
                .isLessThan(8L * LIMIT);
    }

    /** A quarter of a mebibyte that would become 256 mebibytes. */
    private static byte[] bomb() {
        return Deflated.of(new byte[256 << 20]);
    }

    /** How much of the heap is taken to refuse what would be more than a limit. */
    private static long spentOn(Frame... frames) throws IOException {
        var limits = TestLimits.limits().inboundMessageBytes(LIMIT);
        var bytes = new ByteArrayOutputStream();
        for (var frame : frames) {
            bytes.writeBytes(frame.masked());
        }
        var received = bytes.toByteArray();
        try (var embedded = new EmbeddedConnection(limits, false, true, (to, text) -> {}, recorder -> recorder)) {
            var before = allocated();
            embedded.receivePart(received);
            var spent = allocated() - before;

            assertThat(embedded.sent().get(0).closeCode()).isEqualTo(1009);
            return spent;
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
