package com.example.ticker;

import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;

/** Prices as they change. */
@RpcService
public interface Ticker {

    /** Shows the latest prices, and returns when the watcher has seen them or has had enough. */
    void replay(Watcher watcher);

    /** Shows each price from now on, until the follower is closed. */
    void follow(Follower follower);

    /** Sees prices during a call. */
    @RpcCallback
    interface Watcher {
        boolean wantsMoreAfter(String symbol, double price);
    }

    /** Sees prices for as long as it is wanted. */
    @RpcCallback
    interface Follower extends AutoCloseable {
        @RpcNotification
        void price(String symbol, double price);

        @Override
        void close();
    }
}
