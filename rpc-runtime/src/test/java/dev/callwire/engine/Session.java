package dev.callwire.engine;

import dev.callwire.annotation.RpcCallback;
import java.util.concurrent.CompletableFuture;

/** A callback that lasts until it is closed. */
@RpcCallback
interface Session extends AutoCloseable {
    CompletableFuture<String> ask(String question);

    @Override
    void close();
}
