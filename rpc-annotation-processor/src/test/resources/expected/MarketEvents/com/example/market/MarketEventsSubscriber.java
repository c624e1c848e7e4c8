package com.example.market;

import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventSource;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Subscribes to {@link MarketEvents} of a peer. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.MarketEvents"
)
public final class MarketEventsSubscriber {
  private final EventSource source;

  /** A subscriber to the events of the source. */
  public MarketEventsSubscriber(EventSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Has a listener hear all events, and returns when the peer has confirmed. */
  public EventSubscription subscribe(MarketEvents listener) {
    return source.subscribe(table -> MarketEventsBinding.INSTANCE.listen(listener, table), listener);
  }

  /** Each event of {@link MarketEvents#opened}. */
  public Flow.Publisher<Instant> opened() {
    return source.stream(
        MarketEventsBinding.OPENED,
        params -> params.get(0, MarketEventsBinding.INSTANT),
        Arguments.NONE);
  }

  /** Each event of {@link MarketEvents#price}, of any key. */
  public Flow.Publisher<Price> price() {
    return price(null);
  }

  /** Each event of {@link MarketEvents#price} with these keys; null stands for any. */
  public Flow.Publisher<Price> price(@Nullable String symbol) {
    return source.stream(
        MarketEventsBinding.PRICE,
        params -> new Price(params.getString(0), params.getDouble(1)),
        out -> out.put(symbol));
  }

  /** An event of {@link MarketEvents#price}. */
  public record Price(String symbol, double price) {
  }
}
