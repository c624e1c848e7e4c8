package com.example.watch;

import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The wire contract of {@link Callbacks.Watcher}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks.Watcher"
)
public final class Callbacks_WatcherBinding implements ServiceBinding<Callbacks.Watcher> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Callbacks_WatcherBinding INSTANCE = new Callbacks_WatcherBinding();

  static final JsonType<@Nullable String> NULLABLE_STRING =
      JsonType.of(String.class, Codecs.STRING).nullable();

  static final JsonType<Callbacks.Watcher> WATCHER = JsonType.of(Callbacks.Watcher.class);

  static final MethodDescriptor<Boolean> SEEN = MethodDescriptor.call("seen", JsonType.BOOLEAN)
      .param("n", JsonType.INT)
      .param("text", JsonType.STRING)
      .byPosition()
      .build();

  static final MethodDescriptor<Void> DONE = MethodDescriptor.call("watcher/done", JsonType.VOID)
      .param("reason", NULLABLE_STRING)
      .build();

  static final MethodDescriptor<Void> NEXT = MethodDescriptor.call("next", JsonType.VOID)
      .param("watcher", WATCHER)
      .byPosition()
      .reference(() -> Callbacks_WatcherBinding.INSTANCE)
      .build();

  /** For the runtime, which finds this class by its name. */
  public Callbacks_WatcherBinding() {
  }

  @Override
  public Class<Callbacks.Watcher> service() {
    return Callbacks.Watcher.class;
  }

  @Override
  public long fingerprint() {
    return 0x6880cc8363b63918L;
  }

  @Override
  public Callbacks.Watcher client(Caller caller) {
    return new Callbacks_WatcherClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks.Watcher implementation) {
    return new Callbacks_WatcherDispatcher(implementation);
  }
}
