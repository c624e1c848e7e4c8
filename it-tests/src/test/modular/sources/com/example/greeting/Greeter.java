package com.example.greeting;

import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** Greets. */
@RpcService
public interface Greeter {
    String greet(Guest guest);

    CompletionStage<Guest> follow(Guest guest);

    /** Who comes. */
    record Guest(String name, int number) {}
}
