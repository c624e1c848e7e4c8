package dev.callwire.testing;

/**
 * The threads of a transport: one for the ends that dialled and one for those that were dialled, so that an end which
 * blocks its thread does not block the other, too.
 */
record Loops(Loop dialling, Loop dialled) {

    static Loops start() {
        return new Loops(new Loop("callwire-memory-dialling"), new Loop("callwire-memory-dialled"));
    }

    boolean isCurrent() {
        return dialling.isCurrent() || dialled.isCurrent();
    }

    /** Ends both, and waits a little for that unless one of them calls. */
    void end() {
        dialling.end();
        dialled.end();
        if (!isCurrent()) {
            dialling.awaitEnd();
            dialled.awaitEnd();
        }
    }
}
