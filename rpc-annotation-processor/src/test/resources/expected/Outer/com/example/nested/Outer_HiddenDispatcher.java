package com.example.nested;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Outer.Hidden}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden"
)
final class Outer_HiddenDispatcher implements Dispatcher {
  private final Outer.Hidden service;

  /** A dispatcher that serves the implementation. */
  Outer_HiddenDispatcher(Outer.Hidden service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(Outer_HiddenBinding.ETH, params -> service.eth(params.getInt(0)));
  }
}
