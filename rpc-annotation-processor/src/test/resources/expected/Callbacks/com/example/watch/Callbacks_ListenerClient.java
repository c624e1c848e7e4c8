package com.example.watch;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Callbacks.Listener}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Listener"
)
public final class Callbacks_ListenerClient implements Callbacks.Listener {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Callbacks_ListenerClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public void heard(String text) {
    caller.notify(Callbacks_ListenerBinding.HEARD, out -> out.put(text));
  }

  /** Ends the reference: the object's owner may forget it. */
  @Override
  public void close() {
    caller.release();
  }
}
