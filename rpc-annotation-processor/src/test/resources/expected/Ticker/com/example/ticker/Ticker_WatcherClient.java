package com.example.ticker;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Ticker.Watcher}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Watcher"
)
public final class Ticker_WatcherClient implements Ticker.Watcher {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Ticker_WatcherClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public boolean wantsMoreAfter(String symbol, double price) {
    return caller.call(Ticker_WatcherBinding.WANTS_MORE_AFTER, out -> out.put(symbol).put(price));
  }
}
