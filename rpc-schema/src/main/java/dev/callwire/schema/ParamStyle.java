package dev.callwire.schema;

/** How a generated client writes a method's parameters. A server takes an object and an array for the first two alike. */
public enum ParamStyle {
    /** An object with a member for each parameter. */
    BY_NAME("by-name"),
    /** An array of the parameters in their declared order. */
    BY_POSITION("by-position"),
    /** The single parameter is itself the whole {@code params}. */
    WHOLE("whole");

    private final String text;

    ParamStyle(String text) {
        this.text = text;
    }

    /** The style's name in the JSON form. */
    String text() {
        return text;
    }
}
