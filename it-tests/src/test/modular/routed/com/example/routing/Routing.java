package com.example.routing;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.wamp.Wamp;
import dev.callwire.wamp.WampRouter;
import java.util.List;

/** Calls one client by another one, in each form that messages have. */
public final class Routing {
    private Routing() {}

    public static void main(String[] args) {
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .protocol(WampRouter.builder().realm("realm1").build())
                        .start();
                var serving = client(server, "wamp.2.json")
                        .service(Reverser.class, text -> new StringBuilder(text).reverse().toString())
                        .connect()) {
            for (var form : List.of("wamp.2.json", "wamp.2.cbor", "wamp.2.msgpack")) {
                try (var calling = client(server, form).connect()) {
                    System.out.println(form + " " + calling.proxy(Reverser.class).reverse("abc"));
                }
            }
            System.out.println(serving.isOpen() + " in " + Wamp.class.getModule());
        }
    }

    private static RpcClient.Builder client(RpcServer server, String form) {
        return RpcClient.builder("ws://127.0.0.1:" + server.port() + "/ws")
                .subprotocols(form)
                .protocol(Wamp.realm("realm1"));
    }
}
