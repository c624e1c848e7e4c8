package com.example.routing;

import dev.callwire.annotation.RpcService;

/** Turns text around. */
@RpcService("reverser")
public interface Reverser {
    String reverse(String text);
}
