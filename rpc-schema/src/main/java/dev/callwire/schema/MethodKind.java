package dev.callwire.schema;

/** How a method ends on the wire. */
public enum MethodKind {
    /** Answered once, with a result or an error. */
    CALL("call"),
    /** Never answered. */
    NOTIFICATION("notification");

    private final String text;

    MethodKind(String text) {
        this.text = text;
    }

    /** The kind's name in the JSON form. */
    String text() {
        return text;
    }
}
