package com.example.ticker;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Ticker.Watcher}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.ticker.Ticker.Watcher"
)
public final class Ticker_WatcherDispatcher implements Dispatcher {
  private final Ticker.Watcher service;

  /** A dispatcher that serves the implementation. */
  public Ticker_WatcherDispatcher(Ticker.Watcher service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(
        Ticker_WatcherBinding.WANTS_MORE_AFTER,
        params -> service.wantsMoreAfter(params.getString(0), params.getDouble(1)));
  }
}
