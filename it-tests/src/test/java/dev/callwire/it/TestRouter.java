package dev.callwire.it;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import dev.callwire.transport.TransportLimits;
import dev.callwire.transport.netty.NettyTransport;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.AuthMethods;
import dev.callwire.wamp.auth.Decoys;
import dev.callwire.wamp.auth.KnownPrincipals;
import dev.callwire.wamp.auth.Principal;
import dev.callwire.wamp.auth.RealmAuthenticators;
import dev.callwire.wamp.auth.SharedSecret;
import dev.callwire.wamp.auth.Ticket;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Outbox;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.RealmOptions;
import dev.callwire.wamp.router.Router;
import dev.callwire.wamp.router.RouterSession;
import dev.callwire.wamp.router.RouterTime;
import dev.callwire.wamp.router.SessionLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A WAMP router that serves nothing itself, over WebSocket: {@code realm1} for anybody, {@code secured} for joe. */
public final class TestRouter implements AutoCloseable {
    static final TransportLimits LIMITS = new TransportLimits(
            4 << 20,
            1_024,
            Duration.ofSeconds(10),
            4_096,
            8_192,
            100,
            512 << 10,
            32 << 20,
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(20),
            60,
            400);

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final Transport transport = NettyTransport.create(1);
    private final Router router = new Router(authenticator(), new Clock(), SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
    private final Realm realm = router.addRealm("realm1", RealmOptions.DEFAULTS);
    private final Listening listening;

    private TestRouter(int port, String subprotocol) {
        router.addRealm("secured", RealmOptions.DEFAULTS);
        try {
            listening = transport.listen(
                    new ListenOptions("127.0.0.1", port, LIMITS, Set.of(), null), new Door(subprotocol));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On any free port. */
    public static TestRouter start() {
        return at(0);
    }

    static TestRouter at(int port) {
        return new TestRouter(port, "wamp.2.json");
    }

    /** One that chooses no subprotocol. */
    static TestRouter thatChoosesNone() {
        return new TestRouter(0, null);
    }

    private static Authenticator authenticator() {
        var users = KnownPrincipals.of(
                Principal.of("joe", "user", Ticket.of("joe-secret"), SharedSecret.of("joe-secret")),
                Principal.of("salty", "user", SharedSecret.salted("salty-secret", "salt123", 1_000, 32)));
        return new RealmAuthenticators(
                Map.of("secured", AuthMethods.of(AuthMethod.ticket(users), AuthMethod.wampCra(users, Decoys.random()))),
                Authenticator.anonymous());
    }

    public String url() {
        return "ws://127.0.0.1:" + port() + "/ws";
    }

    int port() {
        return listening.address().getPort();
    }

    Realm realm() {
        return realm;
    }

    /** Says goodbye to all, and is gone. */
    @Override
    public void close() {
        router.close();
        listening.close();
        transport.close();
        alarms.shutdownNow();
    }

    private final class Door implements Acceptor {
        private final String subprotocol;

        Door(String subprotocol) {
            this.subprotocol = subprotocol;
        }

        @Override
        public Decision decide(Handshake handshake) {
            return new Accept(subprotocol);
        }

        @Override
        public ConnectionListener opened(Connection connection) {
            return new Guest(router.open(new Outbox() {
                @Override
                public void send(byte[] utf8, int offset, int length) {
                    connection.send(utf8, offset, length);
                }

                @Override
                public void close() {
                    connection.close(CloseReason.NORMAL, "");
                }
            }));
        }
    }

    private record Guest(RouterSession session) implements ConnectionListener {
        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            var frame = new JsonSlice();
            frame.set(utf8, offset, length);
            session.receive(frame);
        }

        @Override
        public void onBurstEnd() {
            // Each message was dealt with as it came.
        }

        @Override
        public void onClosed(CloseReason reason) {
            session.disconnected();
        }
    }

    private final class Clock implements RouterTime {
        @Override
        public long now() {
            return System.currentTimeMillis();
        }

        @Override
        public long ticks() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public Alarm after(long millis, Runnable action) {
            var alarm = alarms.schedule(action, millis, TimeUnit.MILLISECONDS);
            return () -> alarm.cancel(false);
        }
    }
}
