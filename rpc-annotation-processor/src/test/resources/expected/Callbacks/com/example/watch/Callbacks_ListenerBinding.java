package com.example.watch;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Callbacks.Listener}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Listener"
)
public final class Callbacks_ListenerBinding implements ServiceBinding<Callbacks.Listener> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Callbacks_ListenerBinding INSTANCE = new Callbacks_ListenerBinding();

  static final MethodDescriptor<Void> HEARD = MethodDescriptor.notification("heard")
      .param("text", JsonType.STRING)
      .byPosition()
      .build();

  /** For the runtime, which finds this class by its name. */
  public Callbacks_ListenerBinding() {
  }

  @Override
  public Class<Callbacks.Listener> service() {
    return Callbacks.Listener.class;
  }

  @Override
  public long fingerprint() {
    return 0xf130b73c9d9634a2L;
  }

  @Override
  public Callbacks.Listener client(Caller caller) {
    return new Callbacks_ListenerClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks.Listener implementation) {
    return new Callbacks_ListenerDispatcher(implementation);
  }
}
