package dev.callwire.benchmarks.contestant;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.TransportLimits;
import dev.callwire.transport.netty.NettyTransport;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Outbox;
import dev.callwire.wamp.router.RealmOptions;
import dev.callwire.wamp.router.Router;
import dev.callwire.wamp.router.RouterSession;
import dev.callwire.wamp.router.SessionLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Callwire's router right on its transport, with nothing in between: what the front door can reach at best. */
final class RouterServer implements Server {
    private static final TransportLimits LIMITS = new TransportLimits(
            4 << 20,
            1024,
            Duration.ofSeconds(10),
            4096,
            8192,
            10_000,
            512 << 10,
            32 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            60,
            400);

    private final NettyTransport transport;
    private final Listening listening;

    private RouterServer(NettyTransport transport, Listening listening) {
        this.transport = transport;
        this.listening = listening;
    }

    static Server start() throws IOException {
        var router =
                new Router(Authenticator.anonymous(), new SystemTime(), SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
        router.addRealm(WampSession.REALM, RealmOptions.DEFAULTS);
        var transport = NettyTransport.create(0);
        var options = new ListenOptions("127.0.0.1", 0, LIMITS, Set.of(), null);
        return new RouterServer(transport, transport.listen(options, new Door(router)));
    }

    @Override
    public int port() {
        return listening.address().getPort();
    }

    @Override
    public void close() {
        listening.close();
        transport.close();
    }

    /** Lets everybody in. */
    private record Door(Router router) implements Acceptor {
        @Override
        public Decision decide(Handshake handshake) {
            return new Accept(WampSession.SUBPROTOCOL);
        }

        @Override
        public ConnectionListener opened(Connection connection) {
            return new Client(router.open(new Sending(connection)));
        }
    }

    private record Sending(Connection connection) implements Outbox {
        @Override
        public void send(byte[] utf8, int offset, int length) {
            connection.send(utf8, offset, length);
        }

        @Override
        public void close() {
            connection.close(CloseReason.NORMAL, "");
        }
    }

    private static final class Client implements ConnectionListener {
        private final JsonSlice frame = new JsonSlice();
        private final RouterSession session;

        Client(RouterSession session) {
            this.session = session;
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            frame.set(utf8, offset, length);
            session.receive(frame);
        }

        @Override
        public void onBurstEnd() {}

        @Override
        public void onClosed(CloseReason reason) {
            session.disconnected();
        }
    }
}
