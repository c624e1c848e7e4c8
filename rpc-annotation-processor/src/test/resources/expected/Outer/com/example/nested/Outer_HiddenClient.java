package com.example.nested;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Outer.Hidden}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden"
)
final class Outer_HiddenClient implements Outer.Hidden {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  Outer_HiddenClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public int eth(int a) {
    return caller.call(Outer_HiddenBinding.ETH, out -> out.put(a));
  }
}
