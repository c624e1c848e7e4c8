package com.example.nested;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Outer.Public}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Public"
)
public final class Outer_PublicBinding implements ServiceBinding<Outer.Public> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Outer_PublicBinding INSTANCE = new Outer_PublicBinding();

  static final MethodDescriptor<String> CHAIN_ID =
      MethodDescriptor.call("eth_chainId", JsonType.STRING).build();

  static final MethodDescriptor<Integer> PLAIN = MethodDescriptor.call("plain", JsonType.INT)
      .param("out", JsonType.INT)
      .build();

  /** For the runtime, which finds this class by its name. */
  public Outer_PublicBinding() {
  }

  @Override
  public Class<Outer.Public> service() {
    return Outer.Public.class;
  }

  @Override
  public long fingerprint() {
    return 0xb69053e7a7b3a308L;
  }

  @Override
  public Outer.Public client(Caller caller) {
    return new Outer_PublicClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Outer.Public implementation) {
    return new Outer_PublicDispatcher(implementation);
  }
}
