package dev.callwire.transport.netty;

import org.jspecify.annotations.Nullable;

/** What a frame is, by its number in RFC 6455 section 5.2. */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private static final int FINAL = 0x80;
    private static final @Nullable Opcode[] BY_NUMBER = new @Nullable Opcode[16];

    static {
        for (var opcode : values()) {
            BY_NUMBER[opcode.number] = opcode;
        }
    }

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    /** The opcode in a frame's first byte; null when it is reserved. */
    static @Nullable Opcode in(int firstByte) {
        return BY_NUMBER[firstByte & 0xF];
    }

    /** Whether a frame is the last of its message, by its first byte. */
    static boolean isLast(int firstByte) {
        return (firstByte & FINAL) != 0;
    }

    /** The first byte of an unfragmented frame. */
    int firstByte() {
        return FINAL | number;
    }

    /** Whether such frames are part of no message. */
    boolean isControl() {
        return number >= CLOSE.number;
    }
}
