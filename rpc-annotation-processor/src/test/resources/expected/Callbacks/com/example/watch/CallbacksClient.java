package com.example.watch;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Calls a remote {@link Callbacks}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks"
)
public final class CallbacksClient implements Callbacks {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public CallbacksClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /** Shows the watcher what there is to see, until it returns. */
  @Override
  public void watch(Callbacks.Watcher watcher) {
    caller.call(CallbacksBinding.WATCH, out -> out.put(CallbacksBinding.WATCHER, watcher));
  }

  /** Opens a subscription, which lasts until it is closed. */
  @Override
  public Callbacks.Subscription subscribe(Callbacks.Listener listener) {
    return caller.call(
        CallbacksBinding.SUBSCRIBE,
        out -> out.put(CallbacksBinding.LISTENER, listener));
  }

  @Override
  public CompletionStage<Map<String, List<Callbacks.Subscription>>> subscriptions() {
    return caller.callAsync(CallbacksBinding.SUBSCRIPTIONS, Arguments.NONE);
  }

  @Override
  public Callbacks.@Nullable Subscription find(Optional<Callbacks.Watcher> maybe,
      Callbacks.@Nullable Listener listener, Callbacks.Watcher... more) {
    return caller.call(
        CallbacksBinding.FIND,
        out -> out
            .put(CallbacksBinding.OPTIONAL_OF_WATCHER, maybe)
            .put(CallbacksBinding.NULLABLE_LISTENER, listener)
            .put(CallbacksBinding.WATCHER_ARRAY, more));
  }

  @Override
  public void post(Callbacks.Order order, Callbacks.Rule rule) {
    caller.call(
        CallbacksBinding.POST,
        out -> out.put(CallbacksBinding.ORDER, order).put(CallbacksBinding.RULE, rule));
  }

  /** An interface of the same service, which is passed as an object here. */
  @Override
  public void compare(Callbacks other) {
    caller.call(CallbacksBinding.COMPARE, out -> out.put(CallbacksBinding.CALLBACKS, other));
  }
}
