package com.example.market;

import dev.callwire.stub.EventSink;
import java.time.Instant;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Publishes {@link MarketEvents}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.MarketEvents"
)
public final class MarketEventsPublisher implements MarketEvents {
  private final EventSink sink;

  /** A publisher whose events go into the sink. */
  public MarketEventsPublisher(EventSink sink) {
    this.sink = Objects.requireNonNull(sink, "sink");
  }

  /** Trading has begun. */
  @Override
  public void opened(Instant at) {
    sink.publish(MarketEventsBinding.OPENED, out -> out.put(MarketEventsBinding.INSTANT, at));
  }

  /**
   * A price has changed.
   *
   * @param symbol what is traded
   * @param price what one share costs now
   */
  @Override
  public void price(String symbol, double price) {
    sink.publish(MarketEventsBinding.PRICE, out -> out.put(symbol).put(price));
  }
}
