package dev.callwire.benchmarks.contestant;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** The service as LSP4J has it: the interface of its client's proxy and of its server. */
public interface Lsp4jCalculator {

    @JsonRequest("calc/add")
    CompletableFuture<Integer> add(int a, int b);

    @JsonRequest("calc/echo")
    CompletableFuture<Order> echo(Order order);
}
