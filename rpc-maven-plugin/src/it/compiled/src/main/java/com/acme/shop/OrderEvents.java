package com.acme.shop;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.RpcEvents;

/** What becomes of orders. */
@RpcEvents("orders")
public interface OrderEvents {

    /** An order is on its way. */
    void sent(@EventKey String article, int count);
}
