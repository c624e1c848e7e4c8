package dev.callwire.schema;

/** What a string holds. */
public enum StringFormat {
    /** Any text. */
    TEXT("text"),
    /** One UTF-16 code unit, as Java's {@code char}. */
    CHARACTER("character"),
    /** A date and time with an offset: {@code Instant}, {@code OffsetDateTime}. */
    DATE_TIME("date-time"),
    /** A date and time without an offset: {@code LocalDateTime}. */
    LOCAL_DATE_TIME("local-date-time"),
    /** A date: {@code LocalDate}. */
    DATE("date"),
    /** A time of day with an offset: {@code OffsetTime}. */
    TIME("time"),
    /** A time of day without an offset: {@code LocalTime}. */
    LOCAL_TIME("local-time"),
    /** An ISO 8601 duration as {@code java.time.Duration} writes it. */
    DURATION("duration"),
    /** An ISO 8601 period of years, months and days: {@code java.time.Period}. */
    PERIOD("period"),
    /** A UUID. */
    UUID("uuid"),
    /** A URI, absolute or relative: {@code java.net.URI}. */
    URI("uri"),
    /** Bytes in Base64: {@code byte[]}. */
    BASE64("base64");

    private final String text;

    StringFormat(String text) {
        this.text = text;
    }

    /** The format's name in the JSON form. */
    String text() {
        return text;
    }
}
