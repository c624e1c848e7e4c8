package dev.callwire.benchmarks;

/**
 * What a contest measures.
 *
 * @param inFlight calls at a time, over each connection
 * @param bytes of a text, where texts are what is echoed
 */
record Load(Work work, int inFlight, int bytes) {

    static Load of(Work work, int inFlight) {
        return new Load(work, inFlight, 0);
    }

    /** Echoes of a text. */
    static Load ofTexts(int bytes, int inFlight) {
        return new Load(Work.TEXT, inFlight, bytes);
    }

    /** What an {@link End} is told. */
    String command(long millis) {
        var command = work.command() + " " + inFlight + " " + millis;
        return bytes == 0 ? command : command + " " + bytes;
    }
}
