package com.example.ticker;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Ticker.Follower}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Follower"
)
public final class Ticker_FollowerDispatcher implements Dispatcher {
  private final Ticker.Follower service;

  /** A dispatcher that serves the implementation. */
  public Ticker_FollowerDispatcher(Ticker.Follower service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.notification(
        Ticker_FollowerBinding.PRICE,
        params -> service.price(params.getString(0), params.getDouble(1)));
  }
}
