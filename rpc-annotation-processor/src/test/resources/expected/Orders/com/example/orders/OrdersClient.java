package com.example.orders;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Calls a remote {@link Orders}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.orders.Orders"
)
@SuppressWarnings("deprecation")
@Deprecated
public final class OrdersClient implements Orders {
  private final dev.callwire.stub.Caller caller;

  /** A client whose calls go through the caller. */
  public OrdersClient(dev.callwire.stub.Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /**
   * Places an order: $L, $T, $$ and a "quote". Hostile: &#92;u002a/ and *&#47;.
   * See {@link #find(String)}, {@code Map}, {@code nothing} and {@linkplain java.util.List lists}.
   *
   * @param order what to buy
   * @return the receipt, {@code never null}
   * @throws OutOfStock if there is none left
   * @throws java.lang.IllegalStateException now and then
   */
  @Override
  public Orders.Receipt place(Orders.Order order) throws Orders.OutOfStock, Orders.Closed,
      IllegalStateException {
    return caller.call(OrdersBinding.PLACE, out -> out.put(OrdersBinding.ORDER_TYPE, order));
  }

  @Override
  public CompletableFuture<Void> settle(Orders.@Nullable Order order, Optional<String> note) {
    return caller.callAsync(
        OrdersBinding.SETTLE,
        out -> out
            .put(OrdersBinding.NULLABLE_ORDER, order)
            .put(OrdersBinding.OPTIONAL_OF_STRING, note));
  }

  @Override
  public CompletionStage<Orders.@Nullable Receipt> latest() {
    return caller.callAsync(OrdersBinding.LATEST, Arguments.NONE);
  }

  @Override
  public Void nothing() {
    return caller.call(OrdersBinding.NOTHING, Arguments.NONE);
  }

  /**
   * Finds one.
   *
   * @deprecated use {@link #place(Order)}
   */
  @Override
  @Deprecated
  public Orders.@Nullable Receipt find(String id) {
    return caller.call(OrdersBinding.FIND, out -> out.put(id));
  }

  @Override
  public Orders.Receipt find(int number) {
    return caller.call(OrdersBinding.FIND_2, out -> out.put(number));
  }

  @Override
  public Orders.Receipt find(Integer service, short params, @Nullable Long table,
      Orders.Receipt out) {
    return caller.call(
        OrdersBinding.FIND_3,
        out_ -> out_
            .put(JsonType.INT, service)
            .put(OrdersBinding.SHORT, params)
            .put(OrdersBinding.NULLABLE_LONG, table)
            .put(OrdersBinding.RECEIPT, out));
  }

  @Override
  public double[] whole(Orders.Order order) {
    return caller.call(OrdersBinding.WHOLE, out -> out.put(OrdersBinding.ORDER_TYPE, order));
  }

  @Override
  public void note(String out, boolean caller, char letter, byte octet, float ratio, long... rest) {
    this.caller.notify(
        OrdersBinding.NOTE,
        out_ -> out_
            .put(out)
            .put(caller)
            .put(OrdersBinding.CHARACTER, letter)
            .put(OrdersBinding.BYTE, octet)
            .put(OrdersBinding.FLOAT, ratio)
            .put(OrdersBinding.LONG_ARRAY, rest));
  }

  @Override
  public Map<String, List<Orders.@Nullable Receipt>> receipts(List<? extends Orders.Order> orders,
      String @Nullable [] names, Orders.Receipt[][] grid, List<Orders.Receipt>[] lists) {
    return caller.call(
        OrdersBinding.RECEIPTS,
        out -> out
            .put(OrdersBinding.LIST_OF_ORDER, orders)
            .put(OrdersBinding.NULLABLE_STRING_ARRAY, names)
            .put(OrdersBinding.RECEIPT_ARRAY_ARRAY, grid)
            .put(OrdersBinding.LIST_OF_RECEIPT_ARRAY, lists));
  }

  @Override
  public boolean order(boolean order, Boolean receipt, Double total, byte[] image,
      Orders.Status status) {
    return caller.call(
        OrdersBinding.ORDER,
        out -> out
            .put(order)
            .put(JsonType.BOOLEAN, receipt)
            .put(JsonType.DOUBLE, total)
            .put(OrdersBinding.BYTE_ARRAY, image)
            .put(OrdersBinding.STATUS, status));
  }

  /** Asks who calls. */
  @Override
  public Orders.Caller caller(Orders.Caller caller) {
    return this.caller.call(
        OrdersBinding.CALLER,
        out -> out.put(OrdersBinding.CALLER_TYPE, caller));
  }

  /** Ends the reference: the object's owner may forget it. */
  @Override
  public void close() {
    caller.release();
  }
}
