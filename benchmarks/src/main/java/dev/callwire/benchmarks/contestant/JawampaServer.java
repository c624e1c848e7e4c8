package dev.callwire.benchmarks.contestant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import ws.wamp.jawampa.ApplicationError;
import ws.wamp.jawampa.WampRouter;
import ws.wamp.jawampa.WampRouterBuilder;
import ws.wamp.jawampa.transport.netty.SimpleWampWebsocketListener;

/** Jawampa's router, as its documentation starts it. */
final class JawampaServer implements Server {
    private final WampRouter router;
    private final SimpleWampWebsocketListener listener;
    private final int port;

    private JawampaServer(WampRouter router, SimpleWampWebsocketListener listener, int port) {
        this.router = router;
        this.listener = listener;
        this.port = port;
    }

    static Server start() throws ApplicationError, IOException {
        var router = new WampRouterBuilder().addRealm(WampSession.REALM).build();
        int port = freePort();
        var listener = new SimpleWampWebsocketListener(router, URI.create("ws://127.0.0.1:" + port + "/rpc"), null);
        listener.start();
        return new JawampaServer(router, listener, port);
    }

    /** It does not tell the port that it got, so it is given one. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        router.close().toBlocking().last();
        listener.stop();
    }
}
