package com.example.market;

import dev.callwire.annotation.Overflow;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/** The wire contract of {@link Market}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.Market"
)
public final class MarketBinding implements ServiceBinding<Market> {
  /** The binding, for where no class can be looked up by its name. */
  public static final MarketBinding INSTANCE = new MarketBinding();

  static final JsonType<Market.Order> ORDER = JsonType.of(Market.Order.class, MarketCodecs.ORDER);

  static final MethodDescriptor<Double> PRICES =
      MethodDescriptor.stream("market.prices", JsonType.DOUBLE)
          .param("symbol", JsonType.STRING)
          .overflow(Overflow.DROP_OLDEST, 64)
          .build();

  static final MethodDescriptor<Long> PLACE_ALL =
      MethodDescriptor.call("market.placeAll", JsonType.LONG)
          .streamParam("orders", ORDER)
          .build();

  static final MethodDescriptor<Market.Order> TRADES =
      MethodDescriptor.stream("market.trades", ORDER).build();

  /** For the runtime, which finds this class by its name. */
  public MarketBinding() {
  }

  @Override
  public Class<Market> service() {
    return Market.class;
  }

  @Override
  public String namespace() {
    return "market.";
  }

  @Override
  public long fingerprint() {
    return 0xd9e888d93de4f511L;
  }

  @Override
  public Market client(Caller caller) {
    return new MarketClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Market implementation) {
    return new MarketDispatcher(implementation);
  }
}
