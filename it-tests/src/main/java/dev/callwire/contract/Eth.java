package dev.callwire.contract;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcSubscription;
import java.util.concurrent.Flow;

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

    /**
     * Subscribes to a topic.
     *
     * @param topic {@code demo.ticks}
     * @return its events
     */
    @RpcSubscription(subscribe = "eth_subscribe", notification = "eth_subscription", unsubscribe = "eth_unsubscribe")
    Flow.Publisher<Integer> subscribe(String topic);
}
