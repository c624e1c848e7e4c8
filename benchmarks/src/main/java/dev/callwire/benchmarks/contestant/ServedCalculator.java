package dev.callwire.benchmarks.contestant;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;

/** The {@link Calculator} as its server has it: what has its result at once returns it. */
@RpcService("calc")
interface ServedCalculator {

    @NonBlocking
    int add(int a, int b);

    int later(int a, int b);

    int sum(int a, int b);

    @NonBlocking
    int sumHere(int a, int b);

    @NonBlocking
    Order echo(Order order);

    Order echoLater(Order order);

    Order copy(Order order);

    @NonBlocking
    String text(String text);
}
