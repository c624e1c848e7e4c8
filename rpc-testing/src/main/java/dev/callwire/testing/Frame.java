package dev.callwire.testing;

import java.nio.charset.StandardCharsets;

/** What goes over a lane. */
sealed interface Frame {

    /** A message; nobody else has its bytes. */
    final class Message implements Frame {
        private final byte[] utf8;

        Message(byte[] utf8) {
            this.utf8 = utf8;
        }

        byte[] utf8() {
            return utf8;
        }

        String text() {
            return new String(utf8, StandardCharsets.UTF_8);
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
        return this instanceof Message message ? message.utf8().length : 0;
    }

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return this instanceof Close || this == Sign.CLOSE_ANSWER || this == Sign.GONE;
    }
}
