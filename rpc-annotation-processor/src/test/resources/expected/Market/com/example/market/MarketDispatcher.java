package com.example.market;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Market}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.market.Market"
)
public final class MarketDispatcher implements Dispatcher {
  private final Market service;

  /** A dispatcher that serves the implementation. */
  public MarketDispatcher(Market service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.stream(MarketBinding.PRICES, params -> service.prices(params.getString(0)));
    table.call(
        MarketBinding.PLACE_ALL,
        params -> service.placeAll(params.getStream(0, MarketBinding.ORDER)));
    table.trackedStream(MarketBinding.TRADES, params -> service.trades());
  }
}
