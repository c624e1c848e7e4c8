package com.example.watch;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Callbacks.Subscription}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Subscription"
)
public final class Callbacks_SubscriptionBinding implements ServiceBinding<Callbacks.Subscription> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Callbacks_SubscriptionBinding INSTANCE = new Callbacks_SubscriptionBinding();

  static final JsonType<Callbacks.Listener> LISTENER = JsonType.of(Callbacks.Listener.class);

  static final MethodDescriptor<Integer> PENDING =
      MethodDescriptor.call("subscription_pending", JsonType.INT).build();

  static final MethodDescriptor<Void> FORWARD =
      MethodDescriptor.call("subscription_forward", JsonType.VOID)
          .param("to", LISTENER)
          .reference(() -> Callbacks_ListenerBinding.INSTANCE)
          .build();

  /** For the runtime, which finds this class by its name. */
  public Callbacks_SubscriptionBinding() {
  }

  @Override
  public Class<Callbacks.Subscription> service() {
    return Callbacks.Subscription.class;
  }

  @Override
  public String namespace() {
    return "subscription_";
  }

  @Override
  public long fingerprint() {
    return 0x2ff2026d11ec146fL;
  }

  @Override
  public Callbacks.Subscription client(Caller caller) {
    return new Callbacks_SubscriptionClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks.Subscription implementation) {
    return new Callbacks_SubscriptionDispatcher(implementation);
  }
}
