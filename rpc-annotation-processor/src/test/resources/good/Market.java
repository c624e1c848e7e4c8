package com.example.market;

import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.stream.Tracked;
import java.util.concurrent.Flow;

/** Prices, as they come. */
@RpcService
public interface Market {

    /**
     * The prices of a share, from now on.
     *
     * @return what one share costs
     */
    @RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 64)
    Flow.Publisher<Double> prices(String symbol);

    /** Places orders as they come, and returns how many were placed when there are no more. */
    long placeAll(Flow.Publisher<Order> orders);

    /** Everything that was traded, to be taken up where it was interrupted. */
    Flow.Publisher<Tracked<Order>> trades();

    /** An order. */
    record Order(String symbol, int count) {}
}
