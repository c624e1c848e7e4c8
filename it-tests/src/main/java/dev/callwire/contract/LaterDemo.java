package dev.callwire.contract;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A part of {@link Demo} as a caller sees it that does not wait. */
@RpcService("demo")
@NonBlocking
interface LaterDemo {

    CompletionStage<Integer> add(int a, int b) throws IntegerOverflow;

    CompletionStage<Integer> divide(int a, int b) throws DivisionByZero;

    CompletableFuture<String> sleep(int millis);

    CompletionStage<String> callMe(String name);
}
