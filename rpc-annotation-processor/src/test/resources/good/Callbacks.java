package com.example.watch;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A place from which things are watched. */
@RpcService("tower")
public interface Callbacks {

    /** Shows the watcher what there is to see, until it returns. */
    void watch(Watcher watcher);

    /** Opens a subscription, which lasts until it is closed. */
    Subscription subscribe(Listener listener);

    CompletionStage<Map<String, List<Subscription>>> subscriptions();

    @Nullable
    Subscription find(Optional<Watcher> maybe, @Nullable Listener listener, Watcher... more);

    void post(Order order, Rule rule);

    /** An interface of the same service, which is passed as an object here. */
    void compare(Callbacks other);

    /** Sees things while a call is running. */
    @RpcCallback
    interface Watcher {

        /**
         * Called for each thing.
         *
         * @param n its number
         * @return whether there should be more
         */
        boolean seen(int n, String text);

        @RpcMethod(value = "watcher/done", params = ParamStyle.BY_NAME)
        void done(@Nullable String reason);

        /** Hands over a watcher for the rest. */
        void next(Watcher watcher);
    }

    /** Hears things for as long as it likes, and may be a lambda. */
    @RpcCallback
    interface Listener extends AutoCloseable {
        @RpcNotification
        void heard(String text);

        @Override
        default void close() {}
    }

    /** Passed by reference, and callable by its wire names where it is served. */
    @RpcService(value = "subscription", separator = "_")
    interface Subscription extends Closeable {
        int pending();

        void forward(Listener to);

        @Override
        void close() throws IOException;
    }

    /** Named parameters, and a {@code close} that is a call like any other. */
    @RpcCallback(params = ParamStyle.BY_NAME)
    interface Rule {
        CompletionStage<Boolean> holds(int value);

        void close();
    }

    /** A service whose {@code close} is a call, since nobody passes it by reference. */
    @RpcService
    interface Door extends AutoCloseable {
        @Override
        @RpcMethod
        void close();
    }

    /** An order with somebody to tell. */
    record Order(String id, Step step) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    sealed interface Step permits Told, Done {}

    record Told(List<Watcher> watchers) implements Step {}

    record Done() implements Step {}
}
