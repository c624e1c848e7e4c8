package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The body of a request, as far as it has come. It grows with what comes, not with what was promised. */
final class MessageBody {
    private static final int FIRST_BYTES = 1024;

    private final int maxBytes;
    private byte[] bytes = {};
    private int length;

    MessageBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds what has come; false when that is too much. */
    boolean add(ByteBuf part) {
        var count = part.readableBytes();
        if (count > maxBytes - length) {
            return false;
        }
        if (count > bytes.length - length) {
            var doubled = (int) Math.min(maxBytes, Math.max(FIRST_BYTES, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, Math.max(doubled, length + count));
        }
        part.readBytes(bytes, length, count);
        length += count;
        return true;
    }

    boolean isUtf8() {
        return Utf8.isWellFormed(bytes, 0, length);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
