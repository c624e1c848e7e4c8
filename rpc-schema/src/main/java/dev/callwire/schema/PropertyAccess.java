package dev.callwire.schema;

/** In which direction a property goes. */
public enum PropertyAccess {
    /** It is read and written. */
    BOTH("both"),
    /** It is written and not read: it stands in what is received, and whoever sends it sends it for nothing. */
    READ_ONLY("read-only"),
    /** It is read and not written: it is sent, and never received. */
    WRITE_ONLY("write-only");

    private final String text;

    PropertyAccess(String text) {
        this.text = text;
    }

    /** The access's name in the JSON form. */
    String text() {
        return text;
    }
}
