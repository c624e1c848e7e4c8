package com.example.watch;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Callbacks.Subscription}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Subscription"
)
public final class Callbacks_SubscriptionClient implements Callbacks.Subscription {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Callbacks_SubscriptionClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public int pending() {
    return caller.call(Callbacks_SubscriptionBinding.PENDING, Arguments.NONE);
  }

  @Override
  public void forward(Callbacks.Listener to) {
    caller.call(
        Callbacks_SubscriptionBinding.FORWARD,
        out -> out.put(Callbacks_SubscriptionBinding.LISTENER, to));
  }

  /** Ends the reference: the object's owner may forget it. */
  @Override
  public void close() {
    caller.release();
  }
}
