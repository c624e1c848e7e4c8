package dev.callwire.engine;

/** Where a call waits for its end. Thread-safe. */
interface Place {

    /**
     * Takes out a call whose caller has lost interest, and has the peer told if it knows of it.
     *
     * @return false if it is not here: it has ended, or is on its way to another place
     */
    boolean withdraw(PendingCall<?> call);
}
