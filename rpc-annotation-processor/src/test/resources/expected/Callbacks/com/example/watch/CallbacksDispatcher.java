package com.example.watch;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Callbacks}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks"
)
public final class CallbacksDispatcher implements Dispatcher {
  private final Callbacks service;

  /** A dispatcher that serves the implementation. */
  public CallbacksDispatcher(Callbacks service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.voidCall(
        CallbacksBinding.WATCH,
        params -> service.watch(params.get(0, CallbacksBinding.WATCHER)));
    table.call(
        CallbacksBinding.SUBSCRIBE,
        params -> service.subscribe(params.get(0, CallbacksBinding.LISTENER)));
    table.asyncCall(CallbacksBinding.SUBSCRIPTIONS, params -> service.subscriptions());
    table.call(
        CallbacksBinding.FIND,
        params -> service.find(params.get(0, CallbacksBinding.OPTIONAL_OF_WATCHER),
            params.get(1, CallbacksBinding.NULLABLE_LISTENER),
            params.get(2, CallbacksBinding.WATCHER_ARRAY)));
    table.voidCall(
        CallbacksBinding.POST,
        params -> service.post(params.get(0, CallbacksBinding.ORDER),
            params.get(1, CallbacksBinding.RULE)));
    table.voidCall(
        CallbacksBinding.COMPARE,
        params -> service.compare(params.get(0, CallbacksBinding.CALLBACKS)));
  }
}
