package com.example.watch;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Callbacks.Door}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Door"
)
public final class Callbacks_DoorClient implements Callbacks.Door {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Callbacks_DoorClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public void close() {
    caller.call(Callbacks_DoorBinding.CLOSE, Arguments.NONE);
  }
}
