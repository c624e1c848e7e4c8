package dev.callwire.transport.netty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket frame as it is, right or wrong. */
final class Frame {
    static final int FINAL = 0x80;
    static final int COMPRESSED = 0x40;
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final byte[] MASK = {0x11, (byte) 0x92, 0x5A, (byte) 0xF3};

    private final int first;
    private final byte[] payload;

    /** @param first its first byte: the final and the reserved bits and the opcode */
    Frame(int first, byte[] payload) {
        this.first = first;
        this.payload = payload;
    }

    static Frame text(String text) {
        return new Frame(FINAL | TEXT, utf8(text));
    }

    /** A message of text, compressed. */
    static Frame compressed(String text) {
        return new Frame(FINAL | COMPRESSED | TEXT, Deflated.of(utf8(text)));
    }

    /** A part of a message, that more follow. */
    static Frame part(int opcode, String text) {
        return new Frame(opcode, utf8(text));
    }

    static Frame lastPart(String text) {
        return new Frame(FINAL | CONTINUATION, utf8(text));
    }

    static Frame ping(String text) {
        return new Frame(FINAL | PING, utf8(text));
    }

    static Frame pong(String text) {
        return new Frame(FINAL | PONG, utf8(text));
    }

    static Frame close(int code, String reason) {
        var text = utf8(reason);
        var payload =
                ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text);
        return new Frame(FINAL | CLOSE, payload.array());
    }

    /** The next frame of a stream, without its mask. */
    static Frame read(DataInputStream in) throws IOException {
        var first = in.readUnsignedByte();
        var second = in.readUnsignedByte();
        var length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        var mask = new byte[4];
        if ((second & 0x80) != 0) {
            in.readFully(mask);
        }
        var payload = new byte[length];
        in.readFully(payload);
        for (var i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(first, payload);
    }

    static List<Frame> readAll(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var frames = new ArrayList<Frame>();
        while (in.available() > 0) {
            frames.add(read(in));
        }
        return frames;
    }

    int opcode() {
        return first & 0xF;
    }

    int first() {
        return first;
    }

    boolean isLast() {
        return (first & FINAL) != 0;
    }

    boolean isCompressed() {
        return (first & COMPRESSED) != 0;
    }

    /** What is meant, where it may be compressed. */
    Frame inflated() {
        return isCompressed() ? new Frame(first & ~COMPRESSED, Deflated.inflate(payload)) : this;
    }

    byte[] payload() {
        return payload;
    }

    String asText() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The code of a close frame, 0 when it has none. */
    int closeCode() {
        return payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    /** The reason of a close frame. */
    String closeReason() {
        return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }

    /** As a client sends it. */
    byte[] masked() {
        return bytes(true);
    }

    /** As a server sends it. */
    byte[] unmasked() {
        return bytes(false);
    }

    /** A frame's beginning, whose length need not be true. */
    static byte[] header(int first, boolean masked, long length) {
        var header = ByteBuffer.allocate(14);
        var maskBit = masked ? 0x80 : 0;
        header.put((byte) first);
        if (length < 126 && length >= 0) {
            header.put((byte) (maskBit | length));
        } else if (length < 1 << 16 && length >= 0) {
            header.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            header.put((byte) (maskBit | 127)).putLong(length);
        }
        if (masked) {
            header.put(MASK);
        }
        var bytes = new byte[header.position()];
        header.flip().get(bytes);
        return bytes;
    }

    private byte[] bytes(boolean masked) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(first, masked, payload.length));
        for (var i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ MASK[i & 3] : payload[i]);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "frame " + Integer.toHexString(first) + " of " + payload.length + " bytes";
    }
}
