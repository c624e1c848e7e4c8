package com.example.nested;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Outer.Hidden.Deep}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden.Deep"
)
final class Outer_Hidden_DeepDispatcher implements Dispatcher {
  private final Outer.Hidden.Deep service;

  /** A dispatcher that serves the implementation. */
  Outer_Hidden_DeepDispatcher(Outer.Hidden.Deep service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(Outer_Hidden_DeepBinding.DEPTH, params -> service.depth());
  }
}
