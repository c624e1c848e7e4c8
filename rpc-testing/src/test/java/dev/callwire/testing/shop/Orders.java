package dev.callwire.testing.shop;

import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** Takes orders. */
@RpcService("orders")
public interface Orders {

    /** Orders so many; the answer is the order's number. */
    int place(String article, int count) throws OutOfStock;

    /** The same, asynchronously. */
    CompletionStage<Integer> placeLater(String article, int count);

    /** Asks the caller to confirm. */
    boolean placeIfConfirmed(String article);

    /** Works until it is stopped. */
    void stockTaking();
}
