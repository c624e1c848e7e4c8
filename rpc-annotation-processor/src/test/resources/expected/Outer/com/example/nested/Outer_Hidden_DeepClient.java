package com.example.nested;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Outer.Hidden.Deep}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.nested.Outer.Hidden.Deep"
)
final class Outer_Hidden_DeepClient implements Outer.Hidden.Deep {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  Outer_Hidden_DeepClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public int depth() {
    return caller.call(Outer_Hidden_DeepBinding.DEPTH, Arguments.NONE);
  }
}
