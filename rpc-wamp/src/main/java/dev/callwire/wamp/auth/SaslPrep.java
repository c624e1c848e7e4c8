package dev.callwire.wamp.auth;

import java.text.Normalizer;

/** Names and passwords in the one form that both ends hash (RFC 4013, by the characters of this JDK). */
final class SaslPrep {
    private SaslPrep() {}

    /**
     * Prepares a text.
     *
     * @throws IllegalArgumentException if it is empty then, or has characters that none may have
     */
    static String prepare(String text) {
        var mapped = new StringBuilder();
        text.codePoints().forEach(c -> map(c, mapped));
        var prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        if (prepared.isEmpty() || prepared.codePoints().anyMatch(SaslPrep::isProhibited)) {
            throw new IllegalArgumentException(
                    "A name or password is not empty, and of characters that can be written");
        }
        checkDirections(prepared);
        return prepared;
    }

    private static void map(int c, StringBuilder mapped) {
        if ((c > ' ' && Character.getType(c) == Character.SPACE_SEPARATOR) || c == 0x200b) {
            mapped.append(' ');
        } else if (!isMappedToNothing(c)) {
            mapped.appendCodePoint(c);
        }
    }

    private static boolean isMappedToNothing(int c) {
        return switch (c) {
            case 0x00ad, 0x034f, 0x1806, 0x180b, 0x180c, 0x180d, 0x200c, 0x200d, 0x2060, 0xfeff -> true;
            default -> c >= 0xfe00 && c <= 0xfe0f;
        };
    }

    private static boolean isProhibited(int c) {
        return switch (Character.getType(c)) {
            // Format characters are the invisible ones, which change how others are shown.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xfffc || c == 0xfffd || (c >= 0x2ff0 && c <= 0x2ffb) || c == 0x0340 || c == 0x0341;
        };
    }

    /** A text that has letters written from the right has no others, and begins and ends with one (RFC 3454, 6). */
    private static void checkDirections(String text) {
        if (text.codePoints().noneMatch(SaslPrep::isFromTheRight)) {
            return;
        }
        if (text.codePoints().anyMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                || !isFromTheRight(text.codePointAt(0))
                || !isFromTheRight(text.codePointBefore(text.length()))) {
            throw new IllegalArgumentException("A name or password is written in one direction");
        }
    }

    private static boolean isFromTheRight(int c) {
        byte directionality = Character.getDirectionality(c);
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
