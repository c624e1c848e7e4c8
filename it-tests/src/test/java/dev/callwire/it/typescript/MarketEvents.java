package dev.callwire.it.typescript;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.RpcEvents;

/** What happens at a market; kept for those who come back. */
@RpcEvents("market")
interface MarketEvents {
    void price(@EventKey String symbol, double price);

    void closed();
}
