package com.example.nested;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Outer.Hidden.Deep}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden.Deep"
)
public final class Outer_Hidden_DeepBinding implements ServiceBinding<Outer.Hidden.Deep> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Outer_Hidden_DeepBinding INSTANCE = new Outer_Hidden_DeepBinding();

  static final MethodDescriptor<Integer> DEPTH =
      MethodDescriptor.call("deep.depth", JsonType.INT).build();

  /** For the runtime, which finds this class by its name. */
  public Outer_Hidden_DeepBinding() {
  }

  @Override
  public Class<Outer.Hidden.Deep> service() {
    return Outer.Hidden.Deep.class;
  }

  @Override
  public String namespace() {
    return "deep.";
  }

  @Override
  public long fingerprint() {
    return 0x19e4bc81aed6d203L;
  }

  @Override
  public Outer.Hidden.Deep client(Caller caller) {
    return new Outer_Hidden_DeepClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Outer.Hidden.Deep implementation) {
    return new Outer_Hidden_DeepDispatcher(implementation);
  }
}
