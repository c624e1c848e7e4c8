package dev.callwire.contract;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcService;

/** What an Ethereum client asks a node about its network. */
@RpcService(value = "net", separator = "_", params = ParamStyle.BY_POSITION)
@NonBlocking
public interface Net {

    /**
     * Tells which network this is.
     *
     * <pre>{@code
     * the main network
     * --> []
     * <-- "1"
     * }</pre>
     *
     * @return the network's id in decimal digits
     */
    @Idempotent
    String version();
}
