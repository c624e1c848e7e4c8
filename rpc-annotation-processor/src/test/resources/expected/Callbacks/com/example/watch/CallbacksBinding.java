package com.example.watch;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.stub.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The wire contract of {@link Callbacks}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.watch.Callbacks"
)
public final class CallbacksBinding implements ServiceBinding<Callbacks> {
  /** The binding, for where no class can be looked up by its name. */
  public static final CallbacksBinding INSTANCE = new CallbacksBinding();

  static final JsonType<Callbacks.Watcher> WATCHER = JsonType.of(Callbacks.Watcher.class);

  static final JsonType<Callbacks.Listener> LISTENER = JsonType.of(Callbacks.Listener.class);

  static final JsonType<Callbacks.Subscription> SUBSCRIPTION =
      JsonType.of(Callbacks.Subscription.class);

  static final JsonType<Map<String, List<Callbacks.Subscription>>> MAP_OF_STRING_AND_LIST_OF_SUBSCRIPTION =
      JsonType.of(new TypeRef<Map<String, List<Callbacks.Subscription>>>() {});

  static final JsonType<Optional<Callbacks.Watcher>> OPTIONAL_OF_WATCHER =
      JsonType.of(new TypeRef<Optional<Callbacks.Watcher>>() {});

  static final JsonType<Callbacks.@Nullable Listener> NULLABLE_LISTENER =
      JsonType.of(Callbacks.Listener.class).nullable();

  static final JsonType<Callbacks.Watcher[]> WATCHER_ARRAY = JsonType.of(Callbacks.Watcher[].class);

  static final JsonType<Callbacks.@Nullable Subscription> NULLABLE_SUBSCRIPTION =
      JsonType.of(Callbacks.Subscription.class).nullable();

  static final JsonType<Callbacks.Order> ORDER = JsonType.of(Callbacks.Order.class);

  static final JsonType<Callbacks.Rule> RULE = JsonType.of(Callbacks.Rule.class);

  static final JsonType<Callbacks> CALLBACKS = JsonType.of(Callbacks.class);

  static final MethodDescriptor<Void> WATCH = MethodDescriptor.call("tower.watch", JsonType.VOID)
      .param("watcher", WATCHER)
      .reference(() -> Callbacks_WatcherBinding.INSTANCE)
      .build();

  static final MethodDescriptor<Callbacks.Subscription> SUBSCRIBE =
      MethodDescriptor.call("tower.subscribe", SUBSCRIPTION)
          .param("listener", LISTENER)
          .reference(() -> Callbacks_ListenerBinding.INSTANCE)
          .reference(() -> Callbacks_SubscriptionBinding.INSTANCE)
          .build();

  static final MethodDescriptor<Map<String, List<Callbacks.Subscription>>> SUBSCRIPTIONS =
      MethodDescriptor.call("tower.subscriptions", MAP_OF_STRING_AND_LIST_OF_SUBSCRIPTION)
          .reference(() -> Callbacks_SubscriptionBinding.INSTANCE)
          .build();

  static final MethodDescriptor<Callbacks.@Nullable Subscription> FIND =
      MethodDescriptor.call("tower.find", NULLABLE_SUBSCRIPTION)
          .param("maybe", OPTIONAL_OF_WATCHER)
          .param("listener", NULLABLE_LISTENER)
          .param("more", WATCHER_ARRAY)
          .reference(() -> Callbacks_ListenerBinding.INSTANCE)
          .reference(() -> Callbacks_SubscriptionBinding.INSTANCE)
          .reference(() -> Callbacks_WatcherBinding.INSTANCE)
          .build();

  static final MethodDescriptor<Void> POST = MethodDescriptor.call("tower.post", JsonType.VOID)
      .param("order", ORDER)
      .param("rule", RULE)
      .reference(() -> Callbacks_RuleBinding.INSTANCE)
      .reference(() -> Callbacks_WatcherBinding.INSTANCE)
      .build();

  static final MethodDescriptor<Void> COMPARE =
      MethodDescriptor.call("tower.compare", JsonType.VOID)
          .param("other", CALLBACKS)
          .reference(() -> CallbacksBinding.INSTANCE)
          .build();

  /** For the runtime, which finds this class by its name. */
  public CallbacksBinding() {
  }

  @Override
  public Class<Callbacks> service() {
    return Callbacks.class;
  }

  @Override
  public String namespace() {
    return "tower.";
  }

  @Override
  public long fingerprint() {
    return 0x70c7cb070074bdc3L;
  }

  @Override
  public Callbacks client(Caller caller) {
    return new CallbacksClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Callbacks implementation) {
    return new CallbacksDispatcher(implementation);
  }
}
