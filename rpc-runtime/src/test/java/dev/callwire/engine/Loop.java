package dev.callwire.engine;

import java.util.concurrent.Executor;

/** What a connection's own thread is to it: runs tasks one at a time, in the order given. Thread-safe. */
interface Loop extends Executor {

    /** Whether the calling thread runs one of its tasks. */
    boolean isCurrent();
}
