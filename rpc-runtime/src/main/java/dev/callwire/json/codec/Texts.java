package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Strings of the types whose own are not quite what stands in JSON. */
final class Texts {
    private static final int UUID_LENGTH = 36;

    private Texts() {}

    /** Java's own would also take {@code 1-2-3-4-5}. */
    static UUID uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw GeneratedCodec.doubt();
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (isDash ? c != '-' : c >= 0x80 || Character.digit(c, 16) < 0) {
                throw GeneratedCodec.doubt();
            }
        }
        return UUID.fromString(text);
    }

    /** With the seconds, even where they are none. */
    static String of(LocalTime time) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    /** With the seconds, even where they are none. */
    static String of(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    /** With the seconds, even where they are none. */
    static String of(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
