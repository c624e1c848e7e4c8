package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcServer;
import dev.callwire.wamp.WampRouter;

/** A server that routes, with all settings at their defaults. */
final class WampServer implements Server {
    private final RpcServer server;

    private WampServer(RpcServer server) {
        this.server = server;
    }

    static Server start() {
        var router = WampRouter.builder().realm(WampSession.REALM).build();
        return new WampServer(
                RpcServer.builder().host("127.0.0.1").protocol(router).start());
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
