package dev.callwire.schema;

/** What becomes of items that are produced faster than their consumer takes them, where they do not wait to be asked for. */
public enum Overflow {
    /** The producer waits until there is room. */
    BLOCK("block"),
    /** The oldest item that waits is dropped. */
    DROP_OLDEST("drop-oldest"),
    /** Only the newest item waits. */
    LATEST("latest"),
    /** The stream ends with an error. */
    CLOSE("close");

    private final String text;

    Overflow(String text) {
        this.text = text;
    }

    /** Its name in the JSON form and in documents. */
    String text() {
        return text;
    }
}
