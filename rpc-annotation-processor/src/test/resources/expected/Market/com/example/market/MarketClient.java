package com.example.market;

import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Market}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.Market"
)
public final class MarketClient implements Market {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public MarketClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /**
   * The prices of a share, from now on.
   *
   * @return what one share costs
   */
  @Override
  public Flow.Publisher<Double> prices(String symbol) {
    return caller.stream(MarketBinding.PRICES, out -> out.put(symbol));
  }

  /** Places orders as they come, and returns how many were placed when there are no more. */
  @Override
  public long placeAll(Flow.Publisher<Market.Order> orders) {
    return caller.call(MarketBinding.PLACE_ALL, out -> out.putStream(MarketBinding.ORDER, orders));
  }

  /** Everything that was traded, to be taken up where it was interrupted. */
  @Override
  public Flow.Publisher<Tracked<Market.Order>> trades() {
    return caller.trackedStream(MarketBinding.TRADES, Arguments.NONE);
  }
}
