package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeakCheckTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @Test
    void droppedBufferIsReported() {
        drop();

        assertThat(LEAKS.takeReports()).isPositive();
    }

    private static void drop() {
        Unpooled.directBuffer(1).writeByte(1);
    }
}
