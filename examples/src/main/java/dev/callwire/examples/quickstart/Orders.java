package dev.callwire.examples.quickstart;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The orders of a small shop. */
@RpcService("orders")
public interface Orders {

    /**
     * Places an order.
     *
     * @param order what to send, and to whom
     * @return what it costs
     * @throws OutOfStock if there is less of something than was ordered
     */
    Receipt place(Order order) throws OutOfStock;

    /**
     * Places an order without waiting.
     *
     * @param order what to send, and to whom
     * @return what it costs
     * @throws OutOfStock if there is less of something than was ordered
     */
    CompletionStage<Receipt> placeLater(Order order) throws OutOfStock;

    /**
     * Finds a receipt.
     *
     * @param number as the receipt has it
     * @return the receipt, or nothing when there is none of that number
     */
    @Idempotent
    Optional<Receipt> find(long number);

    /**
     * Tells the shop what a customer would like to see.
     *
     * @param text in the customer's words
     */
    @RpcNotification
    void wish(String text);

    /** What a customer orders: the lines of the order, and the name of who gets it. */
    record Order(String customer, List<Line> lines) {}

    /** So many of one article. */
    record Line(String article, int count) {}

    /** The number of a receipt, and its total in cents. */
    record Receipt(long number, long totalCents) {}
}
