package dev.callwire.testing.shop;

import dev.callwire.annotation.RpcService;

/** Who orders. */
@RpcService("customer")
public interface Customer {

    /** Whether the order is meant. */
    boolean confirms(String article);
}
