package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks.Rule}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Rule"
)
public final class Callbacks_RuleDispatcher implements Dispatcher {
  private final Callbacks.Rule service;

  /** A dispatcher that serves the implementation. */
  public Callbacks_RuleDispatcher(Callbacks.Rule service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.asyncCall(Callbacks_RuleBinding.HOLDS, params -> service.holds(params.getInt(0)));
    table.voidCall(Callbacks_RuleBinding.CLOSE, params -> service.close());
  }
}
