package com.example.orders;

import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.stub.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The wire contract of {@link Orders}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.orders.Orders"
)
@SuppressWarnings("deprecation")
public final class OrdersBinding implements ServiceBinding<Orders> {
  /** The binding, for where no class can be looked up by its name. */
  public static final OrdersBinding INSTANCE = new OrdersBinding();

  static final JsonType<Orders.Order> ORDER_TYPE =
      JsonType.of(Orders.Order.class, OrdersCodecs.ORDER);

  static final JsonType<Orders.Receipt> RECEIPT =
      JsonType.of(Orders.Receipt.class, OrdersCodecs.RECEIPT);

  static final JsonType<Orders.@Nullable Order> NULLABLE_ORDER =
      JsonType.of(Orders.Order.class, OrdersCodecs.ORDER).nullable();

  static final JsonType<Optional<String>> OPTIONAL_OF_STRING =
      JsonType.of(new TypeRef<Optional<String>>() {}, OrdersCodecs.OPTIONAL_OF_STRING);

  static final JsonType<Orders.@Nullable Receipt> NULLABLE_RECEIPT =
      JsonType.of(Orders.Receipt.class, OrdersCodecs.RECEIPT).nullable();

  static final JsonType<Short> SHORT = JsonType.of(Short.class, Codecs.SHORT);

  static final JsonType<@Nullable Long> NULLABLE_LONG =
      JsonType.of(Long.class, Codecs.BOXED_LONG).nullable();

  static final JsonType<double[]> DOUBLE_ARRAY = JsonType.of(double[].class, Codecs.DOUBLE_ARRAY);

  static final JsonType<Character> CHARACTER = JsonType.of(Character.class);

  static final JsonType<Byte> BYTE = JsonType.of(Byte.class, Codecs.BYTE);

  static final JsonType<Float> FLOAT = JsonType.of(Float.class, Codecs.FLOAT);

  static final JsonType<long[]> LONG_ARRAY = JsonType.of(long[].class, Codecs.LONG_ARRAY);

  static final JsonType<List<? extends Orders.Order>> LIST_OF_ORDER =
      JsonType.of(new TypeRef<List<? extends Orders.Order>>() {});

  static final JsonType<String @Nullable []> NULLABLE_STRING_ARRAY =
      JsonType.of(String[].class, OrdersCodecs.STRING_ARRAY).nullable();

  static final JsonType<Orders.Receipt[][]> RECEIPT_ARRAY_ARRAY =
      JsonType.of(Orders.Receipt[][].class);

  static final JsonType<List<Orders.Receipt>[]> LIST_OF_RECEIPT_ARRAY =
      JsonType.of(new TypeRef<List<Orders.Receipt>[]>() {});

  static final JsonType<Map<String, List<Orders.Receipt>>> MAP_OF_STRING_AND_LIST_OF_RECEIPT =
      JsonType.of(new TypeRef<Map<String, List<Orders.Receipt>>>() {}, OrdersCodecs.MAP_OF_STRING_AND_LIST_OF_RECEIPT);

  static final JsonType<byte[]> BYTE_ARRAY = JsonType.of(byte[].class);

  static final JsonType<Orders.Status> STATUS =
      JsonType.of(Orders.Status.class, OrdersCodecs.STATUS);

  static final JsonType<Orders.Caller> CALLER_TYPE =
      JsonType.of(Orders.Caller.class, OrdersCodecs.CALLER);

  static final JsonType<@Nullable List<Orders.Status>> NULLABLE_LIST_OF_STATUS =
      JsonType.of(new TypeRef<List<Orders.Status>>() {}, OrdersCodecs.LIST_OF_STATUS).nullable();

  static final ErrorDescriptor<Orders.OutOfStock> OUT_OF_STOCK =
      ErrorDescriptor.of(2001, Orders.OutOfStock.class)
          .member("item", JsonType.STRING)
          .member("gone", JsonType.BOOLEAN)
          .member("states", NULLABLE_LIST_OF_STATUS)
          .member("rest", SHORT)
          .build(
              (message, data) -> new Orders.OutOfStock(
                  data.getString(0),
                  message,
                  data.getBoolean(1),
                  data.get(2, NULLABLE_LIST_OF_STATUS),
                  data.get(3, SHORT)),
              (error, out) -> out
                  .put(error.item)
                  .put(error.isGone())
                  .put(NULLABLE_LIST_OF_STATUS, error.getStates())
                  .put(SHORT, error.left()));

  static final ErrorDescriptor<Orders.Closed> CLOSED =
      ErrorDescriptor.of(2002, Orders.Closed.class)
          .build((message, data) -> new Orders.Closed(), (error, out) -> {});

  static final MethodDescriptor<Orders.Receipt> PLACE =
      MethodDescriptor.call("shop/orders.place", RECEIPT)
          .param("order", ORDER_TYPE)
          .nonBlocking()
          .error(OUT_OF_STOCK)
          .error(CLOSED)
          .build();

  static final MethodDescriptor<Void> SETTLE =
      MethodDescriptor.call("shop/orders.settle", JsonType.VOID)
          .param("order", NULLABLE_ORDER)
          .param("note", OPTIONAL_OF_STRING)
          .nonBlocking()
          .error(OUT_OF_STOCK)
          .error(CLOSED)
          .build();

  static final MethodDescriptor<Orders.@Nullable Receipt> LATEST =
      MethodDescriptor.call("shop/orders.latest", NULLABLE_RECEIPT)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Void> NOTHING =
      MethodDescriptor.call("shop/orders.nothing", JsonType.VOID)
          .nonBlocking()
          .error(CLOSED)
          .build();

  static final MethodDescriptor<Orders.@Nullable Receipt> FIND =
      MethodDescriptor.call("shop/orders.find", NULLABLE_RECEIPT)
          .param("id", JsonType.STRING)
          .idempotent()
          .nonBlocking()
          .build();

  static final MethodDescriptor<Orders.Receipt> FIND_2 =
      MethodDescriptor.call("find by number", RECEIPT)
          .param("number", JsonType.INT)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Orders.Receipt> FIND_3 =
      MethodDescriptor.call("findBy\"Boxed\"", RECEIPT)
          .param("service", JsonType.INT)
          .param("params", SHORT)
          .param("table", NULLABLE_LONG)
          .param("out", RECEIPT)
          .byPosition()
          .nonBlocking()
          .build();

  static final MethodDescriptor<double[]> WHOLE =
      MethodDescriptor.call("shop/orders.whole", DOUBLE_ARRAY)
          .param("order", ORDER_TYPE)
          .whole()
          .build();

  static final MethodDescriptor<Void> NOTE = MethodDescriptor.notification("gr\u00f6\u00dfe")
      .param("the line", JsonType.STRING)
      .param("caller", JsonType.BOOLEAN)
      .param("letter", CHARACTER)
      .param("octet", BYTE)
      .param("ratio", FLOAT)
      .param("rest", LONG_ARRAY)
      .byPosition()
      .nonBlocking()
      .build();

  static final MethodDescriptor<Map<String, List<Orders.Receipt>>> RECEIPTS =
      MethodDescriptor.call("shop/orders.receipts", MAP_OF_STRING_AND_LIST_OF_RECEIPT)
          .param("orders", LIST_OF_ORDER)
          .param("names", NULLABLE_STRING_ARRAY)
          .param("grid", RECEIPT_ARRAY_ARRAY)
          .param("lists", LIST_OF_RECEIPT_ARRAY)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Boolean> ORDER =
      MethodDescriptor.call("shop/orders.order", JsonType.BOOLEAN)
          .param("order", JsonType.BOOLEAN)
          .param("receipt", JsonType.BOOLEAN)
          .param("total", JsonType.DOUBLE)
          .param("image", BYTE_ARRAY)
          .param("status", STATUS)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Orders.Caller> CALLER =
      MethodDescriptor.call("shop/orders.caller", CALLER_TYPE)
          .param("caller", CALLER_TYPE)
          .nonBlocking()
          .build();

  /** For the runtime, which finds this class by its name. */
  public OrdersBinding() {
  }

  @Override
  public Class<Orders> service() {
    return Orders.class;
  }

  @Override
  public String namespace() {
    return "shop/orders.";
  }

  @Override
  public long fingerprint() {
    return 0x28dc548fa1281b0bL;
  }

  @Override
  public Orders client(Caller caller) {
    return new OrdersClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Orders implementation) {
    return new OrdersDispatcher(implementation);
  }
}
