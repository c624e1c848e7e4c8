package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks.Listener}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Listener"
)
public final class Callbacks_ListenerDispatcher implements Dispatcher {
  private final Callbacks.Listener service;

  /** A dispatcher that serves the implementation. */
  public Callbacks_ListenerDispatcher(Callbacks.Listener service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.notification(
        Callbacks_ListenerBinding.HEARD,
        params -> service.heard(params.getString(0)));
  }
}
