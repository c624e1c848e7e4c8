package dev.callwire.contract;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;

/** What a client serves to a server of the contract, over the connection that it has opened. */
@RpcService("client")
@NonBlocking
public interface Client {

    /**
     * Reverses a text.
     *
     * @param text what to reverse
     * @return its characters from the last to the first
     */
    String reverse(String text);
}
