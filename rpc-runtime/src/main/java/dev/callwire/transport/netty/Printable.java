package dev.callwire.transport.netty;

import java.time.Duration;

/** Text for people, fit for logs and terminals whatever a peer put into it. */
final class Printable {
    private static final int FAILURE_LENGTH = 200;

    private Printable() {}

    /** The first characters of a text, with everything that could move a cursor or break a line taken out. */
    static String text(String text, int maxLength) {
        var printable = new StringBuilder(Math.min(text.length(), maxLength));
        text.codePoints().limit(maxLength).map(Printable::orMark).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** What a failure says, or what it is if it says nothing. */
    static String failure(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : text(message, FAILURE_LENGTH);
    }

    /** A duration as one says it: {@code 20 s}, {@code 250 ms}. */
    static String duration(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static int orMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> '\uFFFD';
            default -> codePoint;
        };
    }
}
