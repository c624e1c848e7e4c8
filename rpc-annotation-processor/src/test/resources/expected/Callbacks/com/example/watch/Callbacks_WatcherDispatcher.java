package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks.Watcher}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Watcher"
)
public final class Callbacks_WatcherDispatcher implements Dispatcher {
  private final Callbacks.Watcher service;

  /** A dispatcher that serves the implementation. */
  public Callbacks_WatcherDispatcher(Callbacks.Watcher service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(
        Callbacks_WatcherBinding.SEEN,
        params -> service.seen(params.getInt(0), params.getString(1)));
    table.voidCall(
        Callbacks_WatcherBinding.DONE,
        params -> service.done(params.get(0, Callbacks_WatcherBinding.NULLABLE_STRING)));
    table.voidCall(
        Callbacks_WatcherBinding.NEXT,
        params -> service.next(params.get(0, Callbacks_WatcherBinding.WATCHER)));
  }
}
