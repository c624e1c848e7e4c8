package com.example.nested;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Outer.Hidden}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden"
)
public final class Outer_HiddenBinding implements ServiceBinding<Outer.Hidden> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Outer_HiddenBinding INSTANCE = new Outer_HiddenBinding();

  static final MethodDescriptor<Integer> ETH = MethodDescriptor.call("hidden_eth", JsonType.INT)
      .param("a", JsonType.INT)
      .build();

  /** For the runtime, which finds this class by its name. */
  public Outer_HiddenBinding() {
  }

  @Override
  public Class<Outer.Hidden> service() {
    return Outer.Hidden.class;
  }

  @Override
  public String namespace() {
    return "hidden_";
  }

  @Override
  public long fingerprint() {
    return 0x5bd913df6c3109e8L;
  }

  @Override
  public Outer.Hidden client(Caller caller) {
    return new Outer_HiddenClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Outer.Hidden implementation) {
    return new Outer_HiddenDispatcher(implementation);
  }
}
