package dev.callwire.transport.netty;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The payloads of compressed messages (RFC 7692 section 7.2), as the JDK makes and reads them. */
final class Deflated {
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private Deflated() {}

    static byte[] of(byte[] message) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(message);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[64 * 1024];
            int count;
            do {
                count = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                out.write(chunk, 0, count);
            } while (count == chunk.length);
            return Arrays.copyOf(out.toByteArray(), out.size() - TAIL.length);
        } finally {
            deflater.end();
        }
    }

    static byte[] inflate(byte[] payload) {
        var inflater = new Inflater(true);
        try {
            var input = Arrays.copyOf(payload, payload.length + TAIL.length);
            System.arraycopy(TAIL, 0, input, payload.length, TAIL.length);
            inflater.setInput(input);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[64 * 1024];
            for (var count = inflater.inflate(chunk); count > 0; count = inflater.inflate(chunk)) {
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException broken) {
            throw new AssertionError("What was sent is no deflate data", broken);
        } finally {
            inflater.end();
        }
    }
}
