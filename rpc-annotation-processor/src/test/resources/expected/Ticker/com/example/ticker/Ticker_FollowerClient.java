package com.example.ticker;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Ticker.Follower}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Follower"
)
public final class Ticker_FollowerClient implements Ticker.Follower {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Ticker_FollowerClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public void price(String symbol, double price) {
    caller.notify(Ticker_FollowerBinding.PRICE, out -> out.put(symbol).put(price));
  }

  /** Ends the reference: the object's owner may forget it. */
  @Override
  public void close() {
    caller.release();
  }
}
