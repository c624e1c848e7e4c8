package com.example.ticker;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Ticker.Watcher}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Watcher"
)
public final class Ticker_WatcherBinding implements ServiceBinding<Ticker.Watcher> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Ticker_WatcherBinding INSTANCE = new Ticker_WatcherBinding();

  static final MethodDescriptor<Boolean> WANTS_MORE_AFTER =
      MethodDescriptor.call("wantsMoreAfter", JsonType.BOOLEAN)
          .param("symbol", JsonType.STRING)
          .param("price", JsonType.DOUBLE)
          .byPosition()
          .build();

  /** For the runtime, which finds this class by its name. */
  public Ticker_WatcherBinding() {
  }

  @Override
  public Class<Ticker.Watcher> service() {
    return Ticker.Watcher.class;
  }

  @Override
  public long fingerprint() {
    return 0xd3651c17055cda2bL;
  }

  @Override
  public Ticker.Watcher client(Caller caller) {
    return new Ticker_WatcherClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Ticker.Watcher implementation) {
    return new Ticker_WatcherDispatcher(implementation);
  }
}
