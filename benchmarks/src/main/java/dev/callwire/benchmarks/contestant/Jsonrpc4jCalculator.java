package dev.callwire.benchmarks.contestant;

/** The service as jsonrpc4j has it. */
public interface Jsonrpc4jCalculator {

    int add(int a, int b);

    Order echo(Order order);
}
