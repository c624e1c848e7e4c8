package com.example.watch;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/** Calls a remote {@link Callbacks.Rule}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Rule"
)
public final class Callbacks_RuleClient implements Callbacks.Rule {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Callbacks_RuleClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public CompletionStage<Boolean> holds(int value) {
    return caller.callAsync(Callbacks_RuleBinding.HOLDS, out -> out.put(value));
  }

  @Override
  public void close() {
    caller.call(Callbacks_RuleBinding.CLOSE, Arguments.NONE);
  }
}
