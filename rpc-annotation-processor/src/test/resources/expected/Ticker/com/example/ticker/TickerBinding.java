package com.example.ticker;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/** The wire contract of {@link Ticker}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker"
)
public final class TickerBinding implements ServiceBinding<Ticker> {
  /** The binding, for where no class can be looked up by its name. */
  public static final TickerBinding INSTANCE = new TickerBinding();

  static final JsonType<Ticker.Watcher> WATCHER = JsonType.of(Ticker.Watcher.class);

  static final JsonType<Ticker.Follower> FOLLOWER = JsonType.of(Ticker.Follower.class);

  static final MethodDescriptor<Void> REPLAY =
      MethodDescriptor.call("ticker.replay", JsonType.VOID)
          .param("watcher", WATCHER)
          .reference(() -> Ticker_WatcherBinding.INSTANCE)
          .build();

  static final MethodDescriptor<Void> FOLLOW =
      MethodDescriptor.call("ticker.follow", JsonType.VOID)
          .param("follower", FOLLOWER)
          .reference(() -> Ticker_FollowerBinding.INSTANCE)
          .build();

  /** For the runtime, which finds this class by its name. */
  public TickerBinding() {
  }

  @Override
  public Class<Ticker> service() {
    return Ticker.class;
  }

  @Override
  public String namespace() {
    return "ticker.";
  }

  @Override
  public long fingerprint() {
    return 0x1e86bfb16b4f6d09L;
  }

  @Override
  public Ticker client(Caller caller) {
    return new TickerClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Ticker implementation) {
    return new TickerDispatcher(implementation);
  }
}
