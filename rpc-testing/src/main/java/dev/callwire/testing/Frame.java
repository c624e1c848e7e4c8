package dev.callwire.testing;

import java.nio.charset.StandardCharsets;

/** What goes over a lane. */
sealed interface Frame {

    /** A message; nobody else has its bytes. */
    final class Message implements Frame {
        private final byte[] bytes;
        private final boolean binary;

        /** @param binary whether it is no text */
        Message(byte[] bytes, boolean binary) {
            this.bytes = bytes;
            this.binary = binary;
        }

        byte[] array() {
            return bytes;
        }

        boolean isBinary() {
            return binary;
        }

        /** What faults tell it by: its text, or its bytes, each as the character of its number. */
        String text() {
            return new String(bytes, binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
    }

    /** The sender closes. */
    record Close(int code, String text) implements Frame {}

    /** What says all by itself. */
    enum Sign implements Frame {
        /** Answers a {@link Close}. */
        CLOSE_ANSWER,
        PING,
        PONG,
        /** The sender is no more, and did not close. */
        GONE
    }

    /** How much it counts. */
    default int bytes() {
        return this instanceof Message message ? message.array().length : 0;
    }

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return this instanceof Close || this == Sign.CLOSE_ANSWER || this == Sign.GONE;
    }
}
