package dev.callwire.contract;

import dev.callwire.annotation.RpcEvents;

/** What happens at a server of the contract. */
@RpcEvents("demo")
public interface DemoEvents {

    /**
     * Somebody called {@code demo.tick}.
     *
     * @param n the number that it was called with
     */
    void ticks(int n);
}
