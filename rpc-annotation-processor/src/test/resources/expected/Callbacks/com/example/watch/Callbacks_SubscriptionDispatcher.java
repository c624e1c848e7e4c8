package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks.Subscription}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Subscription"
)
public final class Callbacks_SubscriptionDispatcher implements Dispatcher {
  private final Callbacks.Subscription service;

  /** A dispatcher that serves the implementation. */
  public Callbacks_SubscriptionDispatcher(Callbacks.Subscription service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(Callbacks_SubscriptionBinding.PENDING, params -> service.pending());
    table.voidCall(
        Callbacks_SubscriptionBinding.FORWARD,
        params -> service.forward(params.get(0, Callbacks_SubscriptionBinding.LISTENER)));
  }
}
