package dev.callwire.examples.quickstart;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.examples.quickstart.Orders.Line;
import dev.callwire.examples.quickstart.Orders.Order;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts the shop's server, calls it through the generated client, and says what it did. */
public final class Quickstart {
    private Quickstart() {}

    /** Runs it; takes no arguments. */
    public static void main(String[] args) {
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .service(Orders.class, new Shop())
                        .start();
                var client = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            System.out.println("A server listens on ws://127.0.0.1:" + server.port() + "/rpc; a client is connected.");
            call(client.proxy(Orders.class));
        }
        System.out.println("Client and server are closed.");
        System.out.println("The schema that the build exported: examples/target/callwire/openrpc.json");
        System.out.println("The generated client:               "
                + "examples/target/generated-sources/annotations/dev/callwire/examples/quickstart/OrdersClient.java");
    }

    private static void call(Orders orders) {
        System.out.println("Blocking, and an exception that crosses the wire with its fields:");
        try {
            System.out.println(
                    "  place 2 tea        -> " + orders.place(new Order("Ada", List.of(new Line("tea", 2)))));
            System.out.println(
                    "  place 4 mugs       -> " + orders.place(new Order("Ada", List.of(new Line("mug", 4)))));
        } catch (OutOfStock e) {
            System.out.println("  place 4 mugs       -> OutOfStock: " + e.left() + " left of " + e.article());
        }
        System.out.println("Asynchronous, three at once over the same connection:");
        var later = List.of("tea", "mug", "tea").stream()
                .map(article -> placeLater(orders, article))
                .toList();
        later.forEach(receipt -> System.out.println("  placeLater         -> " + receipt.join()));
        System.out.println("A notification, which is not answered, and a result that may be absent:");
        orders.wish("green tea");
        System.out.println("  find 1             -> " + orders.find(1));
        System.out.println("  find 99            -> " + orders.find(99));
    }

    private static CompletableFuture<?> placeLater(Orders orders, String article) {
        try {
            return orders.placeLater(new Order("Grace", List.of(new Line(article, 1))))
                    .toCompletableFuture();
        } catch (OutOfStock e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
