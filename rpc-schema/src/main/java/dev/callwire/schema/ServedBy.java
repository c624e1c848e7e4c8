package dev.callwire.schema;

/** Which end of a connection serves an interface, where servers are replaced before their clients. */
public enum ServedBy {
    /** Servers; clients call its methods, or subscribe to its topics. */
    SERVERS("servers"),
    /** Clients; servers call its methods, or subscribe to its topics. */
    CLIENTS("clients"),
    /** Either. */
    BOTH("both");

    private final String text;

    ServedBy(String text) {
        this.text = text;
    }

    /** Its name in the lock. */
    public String text() {
        return text;
    }

    /** This one, and another besides. */
    public ServedBy and(ServedBy other) {
        return this == other ? this : BOTH;
    }
}
