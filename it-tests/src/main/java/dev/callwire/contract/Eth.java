package dev.callwire.contract;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcService;

/** What an Ethereum client asks a node for before anything else. */
@RpcService(value = "eth", separator = "_", params = ParamStyle.BY_POSITION)
@NonBlocking
public interface Eth {

    /**
     * Tells which chain this is.
     *
     * <pre>{@code
     * the main chain
     * --> []
     * <-- "0x1"
     * }</pre>
     *
     * @return the chain's id as a hexadecimal quantity
     */
    @Idempotent
    String chainId();
}
