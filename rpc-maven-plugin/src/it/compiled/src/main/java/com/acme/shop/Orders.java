package com.acme.shop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes orders. Those that were placed can be found again. */
@RpcService
public interface Orders {

    /**
     * Places an order.
     *
     * <pre>{@code
     * Two lamps
     * --> {"order": {"article": "lamp", "count": 2, "price": 19.90, "state": "OPEN"}}
     * <-- {"kind": "open", "due": "2026-12-01T00:00:00Z"}
     * }</pre>
     *
     * @param order what is wanted
     * @return what is owed
     * @throws OutOfStock when too few are left
     */
    Receipt place(Order order) throws OutOfStock;

    /** Finds orders of an article. */
    @Idempotent
    CompletionStage<List<Order>> find(String article, Optional<State> state);

    /**
     * What becomes of orders, from now on.
     *
     * @param articles those that are watched
     */
    @RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 16)
    Flow.Publisher<Receipt> watch(Flow.Publisher<String> articles);

    /** Whispers. */
    @RpcNotification
    void hint(String text);

    /**
     * An order.
     *
     * @param count how many
     */
    record Order(String article, int count, BigDecimal price, State state) {}

    /** How far an order is. */
    enum State {
        /** Not sent yet. */
        OPEN,
        SENT
    }

    /** What is owed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Open.class, name = "open"), @JsonSubTypes.Type(value = Paid.class, name = "paid")})
    sealed interface Receipt {}

    record Open(Instant due) implements Receipt {}

    record Paid() implements Receipt {}

    /** Too few are left. */
    @RpcError(code = 1001)
    final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1L;

        private final int left;

        public OutOfStock(int left) {
            super("out of stock");
            this.left = left;
        }

        public int left() {
            return left;
        }
    }
}
