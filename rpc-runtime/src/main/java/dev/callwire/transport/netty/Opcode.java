package dev.callwire.transport.netty;

import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
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

    /** The opcode of a frame that Netty has decoded. */
    static Opcode of(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            return TEXT;
        } else if (frame instanceof BinaryWebSocketFrame) {
            return BINARY;
        } else if (frame instanceof ContinuationWebSocketFrame) {
            return CONTINUATION;
        } else if (frame instanceof PingWebSocketFrame) {
            return PING;
        } else {
            return frame instanceof PongWebSocketFrame ? PONG : CLOSE;
        }
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
