package dev.callwire.it.typescript;

import dev.callwire.annotation.RpcEvents;

/** What happens at a market, and is not kept. */
@RpcEvents("news")
interface MarketNews {
    void said(String text);
}
