package com.example.ticker;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Ticker.Follower}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Follower"
)
public final class Ticker_FollowerBinding implements ServiceBinding<Ticker.Follower> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Ticker_FollowerBinding INSTANCE = new Ticker_FollowerBinding();

  static final MethodDescriptor<Void> PRICE = MethodDescriptor.notification("price")
      .param("symbol", JsonType.STRING)
      .param("price", JsonType.DOUBLE)
      .byPosition()
      .build();

  /** For the runtime, which finds this class by its name. */
  public Ticker_FollowerBinding() {
  }

  @Override
  public Class<Ticker.Follower> service() {
    return Ticker.Follower.class;
  }

  @Override
  public long fingerprint() {
    return 0xb2cb584dd46d121cL;
  }

  @Override
  public Ticker.Follower client(Caller caller) {
    return new Ticker_FollowerClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Ticker.Follower implementation) {
    return new Ticker_FollowerDispatcher(implementation);
  }
}
