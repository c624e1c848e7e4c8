package dev.callwire.benchmarks.contestant;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** The service under measurement. */
@RpcService("calc")
public interface Calculator {

    /** Adds on the event loops of both ends. */
    @NonBlocking
    CompletionStage<Integer> add(int a, int b);

    /** Adds on a worker thread, and the answer comes on one. */
    CompletionStage<Integer> later(int a, int b);

    /** Adds on a worker thread, for a caller that waits. */
    int sum(int a, int b);

    /** Adds on the event loop, for a caller that waits. */
    @NonBlocking
    int sumHere(int a, int b);

    /** Gives back what it got, on the event loops of both ends. */
    @NonBlocking
    CompletionStage<Order> echo(Order order);

    /** The same on a worker thread, and the answer comes on one. */
    CompletionStage<Order> echoLater(Order order);

    /** The same on a worker thread, for a caller that waits. */
    Order copy(Order order);

    /** Gives back a text, on the event loops of both ends. */
    @NonBlocking
    CompletionStage<String> text(String text);
}
