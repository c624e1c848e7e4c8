package dev.callwire.it;

import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcStream;

/** What happens on a market. */
@RpcEvents("quotes")
interface QuoteEvents {

    /** A price has changed. */
    void price(@EventKey String symbol, double price);

    /** One after the other; whoever publishes waits for those who hear. */
    @RpcStream(overflow = Overflow.BLOCK, buffer = 64)
    void numbered(int n);
}
