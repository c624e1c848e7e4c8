package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks.Door}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Door"
)
public final class Callbacks_DoorDispatcher implements Dispatcher {
  private final Callbacks.Door service;

  /** A dispatcher that serves the implementation. */
  public Callbacks_DoorDispatcher(Callbacks.Door service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.voidCall(Callbacks_DoorBinding.CLOSE, params -> service.close());
  }
}
