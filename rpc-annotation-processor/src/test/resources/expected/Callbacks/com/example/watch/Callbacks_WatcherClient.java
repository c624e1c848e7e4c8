package com.example.watch;

import dev.callwire.stub.Caller;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Calls a remote {@link Callbacks.Watcher}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Watcher"
)
public final class Callbacks_WatcherClient implements Callbacks.Watcher {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public Callbacks_WatcherClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  /**
   * Called for each thing.
   *
   * @param n its number
   * @return whether there should be more
   */
  @Override
  public boolean seen(int n, String text) {
    return caller.call(Callbacks_WatcherBinding.SEEN, out -> out.put(n).put(text));
  }

  @Override
  public void done(@Nullable String reason) {
    caller.call(Callbacks_WatcherBinding.DONE, out -> out.put(reason));
  }

  /** Hands over a watcher for the rest. */
  @Override
  public void next(Callbacks.Watcher watcher) {
    caller.call(
        Callbacks_WatcherBinding.NEXT,
        out -> out.put(Callbacks_WatcherBinding.WATCHER, watcher));
  }
}
