package com.example.ticker;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Ticker}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker"
)
public final class TickerClient implements Ticker {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public TickerClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /** Shows the latest prices, and returns when the watcher has seen them or has had enough. */
  @Override
  public void replay(Ticker.Watcher watcher) {
    caller.call(TickerBinding.REPLAY, out -> out.put(TickerBinding.WATCHER, watcher));
  }

  /** Shows each price from now on, until the follower is closed. */
  @Override
  public void follow(Ticker.Follower follower) {
    caller.call(TickerBinding.FOLLOW, out -> out.put(TickerBinding.FOLLOWER, follower));
  }
}
