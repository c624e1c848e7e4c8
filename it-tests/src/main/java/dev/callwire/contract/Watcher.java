package dev.callwire.contract;

import dev.callwire.annotation.RpcCallback;

/** Hears what a server counts; passed to it by reference, for as long as the call lasts. */
@RpcCallback
public interface Watcher {

    /**
     * Hears a number.
     *
     * @param n the number
     */
    void seen(int n);
}
