package com.example.watch;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Callbacks.Rule}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Rule"
)
public final class Callbacks_RuleBinding implements ServiceBinding<Callbacks.Rule> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Callbacks_RuleBinding INSTANCE = new Callbacks_RuleBinding();

  static final MethodDescriptor<Boolean> HOLDS = MethodDescriptor.call("holds", JsonType.BOOLEAN)
      .param("value", JsonType.INT)
      .build();

  static final MethodDescriptor<Void> CLOSE = MethodDescriptor.call("close", JsonType.VOID).build();

  /** For the runtime, which finds this class by its name. */
  public Callbacks_RuleBinding() {
  }

  @Override
  public Class<Callbacks.Rule> service() {
    return Callbacks.Rule.class;
  }

  @Override
  public long fingerprint() {
    return 0x60142c8eac72ad49L;
  }

  @Override
  public Callbacks.Rule client(Caller caller) {
    return new Callbacks_RuleClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks.Rule implementation) {
    return new Callbacks_RuleDispatcher(implementation);
  }
}
