package dev.callwire.protocol.r2;

/** A client that is known by name, with its record. It comes and goes under the lock of the {@link NamedRecords} alone. */
final class NamedClient {
    private final String name;
    private final AnswerRecord record;
    private int connections;
    private long goneAt;

    NamedClient(String name, AnswerRecord record) {
        this.name = name;
        this.record = record;
    }

    String name() {
        return name;
    }

    AnswerRecord record() {
        return record;
    }

    /** It has opened a connection. */
    void comes() {
        connections++;
    }

    /**
     * A connection of its has ended.
     *
     * @return whether it has no other
     */
    boolean leaves(long now) {
        goneAt = now;
        return --connections == 0;
    }

    /** For how long it has had no connection, if it has none. */
    long nanosGone(long now) {
        return now - goneAt;
    }
}
