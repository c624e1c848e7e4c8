package com.example.nested;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Outer.Public}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Public"
)
public final class Outer_PublicClient implements Outer.Public {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Outer_PublicClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public String chainId() {
    return caller.call(Outer_PublicBinding.CHAIN_ID, Arguments.NONE);
  }

  @Override
  public int plain(int out) {
    return caller.call(Outer_PublicBinding.PLAIN, out_ -> out_.put(out));
  }
}
