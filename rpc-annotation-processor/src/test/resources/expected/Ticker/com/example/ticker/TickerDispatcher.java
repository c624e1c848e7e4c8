package com.example.ticker;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Ticker}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker"
)
public final class TickerDispatcher implements Dispatcher {
  private final Ticker service;

  /** A dispatcher that serves the implementation. */
  public TickerDispatcher(Ticker service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.voidCall(
        TickerBinding.REPLAY,
        params -> service.replay(params.get(0, TickerBinding.WATCHER)));
    table.voidCall(
        TickerBinding.FOLLOW,
        params -> service.follow(params.get(0, TickerBinding.FOLLOWER)));
  }
}
