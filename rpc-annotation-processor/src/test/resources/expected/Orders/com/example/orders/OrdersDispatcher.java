package com.example.orders;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Orders}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.orders.Orders"
)
@SuppressWarnings("deprecation")
public final class OrdersDispatcher implements Dispatcher {
  private final Orders service;

  /** A dispatcher that serves the implementation. */
  public OrdersDispatcher(Orders service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(
        OrdersBinding.PLACE,
        params -> service.place(params.get(0, OrdersBinding.ORDER_TYPE)));
    table.asyncCall(
        OrdersBinding.SETTLE,
        params -> service.settle(params.get(0, OrdersBinding.NULLABLE_ORDER),
            params.get(1, OrdersBinding.OPTIONAL_OF_STRING)));
    table.asyncCall(OrdersBinding.LATEST, params -> service.latest());
    table.call(OrdersBinding.NOTHING, params -> service.nothing());
    table.call(OrdersBinding.FIND, params -> {
      String id = params.getString(0);
      return this.service.find(id);
    });
    table.call(OrdersBinding.FIND_2, params -> {
      int number = params.getInt(0);
      return this.service.find(number);
    });
    table.call(OrdersBinding.FIND_3, params -> {
      Integer service = params.get(0, JsonType.INT);
      short params_ = params.get(1, OrdersBinding.SHORT);
      Long table_ = params.get(2, OrdersBinding.NULLABLE_LONG);
      Orders.Receipt out = params.get(3, OrdersBinding.RECEIPT);
      return this.service.find(service, params_, table_, out);
    });
    table.call(
        OrdersBinding.WHOLE,
        params -> service.whole(params.get(0, OrdersBinding.ORDER_TYPE)));
    table.notification(
        OrdersBinding.NOTE,
        params -> service.note(params.getString(0), params.getBoolean(1),
            params.get(2, OrdersBinding.CHARACTER), params.get(3, OrdersBinding.BYTE),
            params.get(4, OrdersBinding.FLOAT), params.get(5, OrdersBinding.LONG_ARRAY)));
    table.call(
        OrdersBinding.RECEIPTS,
        params -> service.receipts(params.get(0, OrdersBinding.LIST_OF_ORDER),
            params.get(1, OrdersBinding.NULLABLE_STRING_ARRAY),
            params.get(2, OrdersBinding.RECEIPT_ARRAY_ARRAY),
            params.get(3, OrdersBinding.LIST_OF_RECEIPT_ARRAY)));
    table.call(
        OrdersBinding.ORDER,
        params -> service.order(params.getBoolean(0), params.get(1, JsonType.BOOLEAN),
            params.get(2, JsonType.DOUBLE), params.get(3, OrdersBinding.BYTE_ARRAY),
            params.get(4, OrdersBinding.STATUS)));
    table.call(
        OrdersBinding.CALLER,
        params -> service.caller(params.get(0, OrdersBinding.CALLER_TYPE)));
  }
}
