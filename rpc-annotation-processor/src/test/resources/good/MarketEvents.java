package com.example.market;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcStream;
import java.time.Instant;

/** What happens on a market. */
@RpcEvents("market")
public interface MarketEvents {

    /** Trading has begun. */
    void opened(Instant at);

    /**
     * A price has changed.
     *
     * @param symbol what is traded
     * @param price what one share costs now
     */
    @RpcStream(overflow = Overflow.LATEST)
    void price(@EventKey String symbol, double price);
}
