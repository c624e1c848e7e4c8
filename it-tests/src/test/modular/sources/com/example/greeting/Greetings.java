package com.example.greeting;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Serves the greeter, and calls it. */
public final class Greetings implements Greeter {

    public static void main(String[] args) {
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .service(Greeter.class, new Greetings())
                        .start();
                var client = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            var greeter = client.proxy(Greeter.class);
            System.out.println(greeter.greet(new Guest("Ada", 2)));
            System.out.println(greeter.follow(new Guest("Ada", 2)).toCompletableFuture().join());
            System.out.println(Greeter.class.getModule() + " calls " + RpcClient.class.getModule());
        }
    }

    @Override
    public String greet(Guest guest) {
        return "Hello, " + guest.name() + ", number " + guest.number();
    }

    @Override
    public CompletionStage<Guest> follow(Guest guest) {
        return CompletableFuture.completedFuture(new Guest(guest.name(), guest.number() + 1));
    }
}
