package dev.callwire.it;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletableFuture;

/** {@link Work} as a caller sees it that does not wait. */
@RpcService("work")
interface WorkLater {
    CompletableFuture<String> hold(String name);

    @Idempotent
    CompletableFuture<String> find(String name);

    CompletableFuture<String> holdLater(String name);

    CompletableFuture<String> now(String name);

    @RpcNotification
    void holdQuietly(String name);
}
