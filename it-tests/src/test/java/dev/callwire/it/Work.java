package dev.callwire.it;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** Work that takes as long as a test lets it. */
@RpcService("work")
interface Work {

    /** Answers with the name when the test lets it; blocks meanwhile. */
    String hold(String name);

    /** Answers with the name when the test lets it; holds no thread meanwhile. */
    CompletionStage<String> holdLater(String name);

    /** As {@link #hold}, and may run more than once. */
    @Idempotent
    String find(String name);

    /** As {@link #hold}, without an answer. */
    @RpcNotification
    void holdQuietly(String name);

    /** Answers at once. */
    String now(String name);
}
