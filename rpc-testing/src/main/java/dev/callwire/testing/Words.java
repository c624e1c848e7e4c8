package dev.callwire.testing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a connection says to people. */
final class Words {
    private static final int MAX_REASON_BYTES = 123;

    private Words() {}

    /** A duration as one says it: {@code 20 s}, {@code 250 ms}. */
    static String duration(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** As much of a reason as a close frame can carry. */
    static String fitting(String reason) {
        var bytes = ByteBuffer.allocate(MAX_REASON_BYTES);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(reason), bytes, true);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
