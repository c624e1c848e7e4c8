package com.example.orders;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * All that a method can be. See {@link Receipt}.
 *
 * @deprecated use something simpler
 */
@Deprecated
@NonBlocking
@RpcService("shop/orders")
public interface Orders extends AutoCloseable {
    int LIMIT = 3;

    /**
     * Places an order: $L, $T, $$ and a "quote". Hostile: \u005cu002a/ and *&#47;.
     * See {@link #find(String)}, {@link Map}, {@link Optional#empty() nothing} and {@linkplain java.util.List lists}.
     *
     * @param order what to buy
     * @return the receipt, {@code never null}
     * @throws OutOfStock if there is none left
     * @throws java.lang.IllegalStateException now and then
     * @throws Unknown so it is left out
     * @see Elsewhere so is this
     */
    Receipt place(Order order) throws OutOfStock, Closed, IllegalStateException;

    @RpcMethod(errors = {OutOfStock.class, Closed.class})
    CompletableFuture<Void> settle(@Nullable Order order, Optional<String> note);

    CompletionStage<@Nullable Receipt> latest();

    @RpcMethod(errors = Closed.class)
    Void nothing();

    @Override
    void close();

    @Override
    String toString();

    /**
     * Finds one.
     *
     * @deprecated use {@link #place(Order)}
     */
    @Deprecated
    @Idempotent
    @Nullable Receipt find(String id);

    @RpcMethod("find by number")
    Receipt find(int number);

    @RpcMethod(value = "findBy\"Boxed\"", params = ParamStyle.BY_POSITION)
    Receipt find(Integer service, short params, @Nullable Long table, Receipt out);

    @Blocking
    @RpcMethod(params = ParamStyle.WHOLE)
    double[] whole(Order order);

    @RpcNotification(value = "größe", params = ParamStyle.BY_POSITION)
    void note(@RpcParam("the line") String out, boolean caller, char letter, byte octet, float ratio, long... rest);

    Map<String, List<@Nullable Receipt>> receipts(
            List<? extends Order> orders, String @Nullable [] names, Receipt[][] grid, List<Receipt>[] lists);

    boolean order(boolean order, Boolean receipt, Double total, byte[] image, Status status);

    default int twice(int value) {
        return 2 * value;
    }

    static Orders none() {
        throw new UnsupportedOperationException();
    }

    /** An order. */
    record Order(String id, int amount) {}

    /** A receipt. */
    record Receipt(String id) {}

    /** Named like a class of the runtime. */
    record Caller(String name) {}

    /** A status. */
    enum Status {
        OPEN,
        /** Paid and sent. */
        CLOSED
    }

    /** Asks who calls. */
    Caller caller(Caller caller);

    /** There is none left. */
    @RpcError(code = 2001)
    class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;
        final String item;
        private final boolean gone;
        private final transient List<Status> states;

        OutOfStock(String item, String message, boolean gone, @Nullable List<Status> states, @RpcParam("rest") short left) {
            super(message + left);
            this.item = item;
            this.gone = gone;
            this.states = states == null ? List.of() : states;
        }

        OutOfStock(String message, Throwable cause) {
            super(message, cause);
            this.item = "";
            this.gone = false;
            this.states = List.of();
        }

        OutOfStock(String item) {
            this(item, "", false, null, (short) 0);
        }

        boolean isGone() {
            return gone;
        }

        List<Status> getStates() {
            return states;
        }

        short left() {
            return 1;
        }
    }

    /** The shop is closed. */
    @RpcError(code = 2002)
    final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
