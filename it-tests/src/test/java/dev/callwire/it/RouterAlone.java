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
import dev.callwire.transport.TransportLimits;
import dev.callwire.transport.netty.NettyTransport;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.AuthMethods;
import dev.callwire.wamp.auth.Decoys;
import dev.callwire.wamp.auth.KnownPrincipals;
import dev.callwire.wamp.auth.Principal;
import dev.callwire.wamp.auth.PublicKeys;
import dev.callwire.wamp.auth.RealmAuthenticators;
import dev.callwire.wamp.auth.SharedSecret;
import dev.callwire.wamp.auth.Ticket;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Outbox;
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

/** The router right on its transport, without a server around it: realm1 takes everybody, secured whom the contract names. */
final class RouterAlone implements AutoCloseable {
    private static final TransportLimits LIMITS = new TransportLimits(
            4 << 20,
            1024,
            Duration.ofSeconds(10),
            4096,
            8192,
            100,
            512 << 10,
            32 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            60,
            400);

    /** Of the seed that {@code autobahn-auth.mjs} signs with. */
    private static final String SIGNER = "79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664";

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final NettyTransport transport = NettyTransport.create(0);
    private final Router router =
            new Router(authenticator(), new SystemTime(alarms), SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
    private final Listening listening;

    /**
     * Starts it.
     *
     * @param options of realm1
     * @param origins of pages that may connect
     */
    RouterAlone(RealmOptions options, String... origins) {
        router.addRealm("realm1", options);
        router.addRealm("secured", RealmOptions.DEFAULTS);
        try {
            listening = transport.listen(
                    new ListenOptions("127.0.0.1", 0, LIMITS, Set.of(origins), null), new Door(router));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Authenticator authenticator() {
        var users = KnownPrincipals.of(
                Principal.of("joe", "user", Ticket.of("joe-secret"), SharedSecret.of("joe-secret")),
                Principal.of("salty", "user", SharedSecret.salted("salty-secret", "salt123", 1000, 32)),
                Principal.of("signer", "user", PublicKeys.of(SIGNER)));
        var secured = AuthMethods.of(
                AuthMethod.ticket(users), AuthMethod.wampCra(users, Decoys.random()), AuthMethod.cryptosign(users));
        return new RealmAuthenticators(Map.of("secured", secured), Authenticator.anonymous());
    }

    String url() {
        return "ws://127.0.0.1:" + listening.address().getPort() + "/ws";
    }

    @Override
    public void close() {
        listening.close();
        router.close();
        transport.close();
        alarms.shutdownNow();
    }

    private record Door(Router router) implements Acceptor {
        @Override
        public Decision decide(Handshake handshake) {
            return new Accept("wamp.2.json");
        }

        @Override
        public ConnectionListener opened(Connection connection) {
            return new Member(router.open(new Sending(connection)));
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

    private record Member(RouterSession session) implements ConnectionListener {
        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            var frame = new JsonSlice();
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

    private record SystemTime(ScheduledExecutorService alarms) implements RouterTime {
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
