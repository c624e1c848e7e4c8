package dev.callwire.wamp.server;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonLimits;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.auth.RealmAuthenticators;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.Router;
import dev.callwire.wamp.router.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router at work in a server. Thread-safe. */
public final class WampServer {
    private static final Logger LOG = LoggerFactory.getLogger(WampServer.class);

    private final RouterSettings settings;
    private final Host host;
    private final Router router;
    private final Map<String, ServedRealm> realms = new LinkedHashMap<>();
    private final Map<RpcPeer, Session> sessions = new ConcurrentHashMap<>();

    /** Begins to route, and has the server's methods and topics in its realms. */
    public WampServer(RouterSettings settings, Host host) {
        this.settings = settings;
        this.host = host;
        var authenticators = new LinkedHashMap<String, Authenticator>();
        settings.realms().forEach(realm -> authenticators.put(realm.name(), realm.authenticator()));
        router = new Router(
                new RealmAuthenticators(authenticators, Authenticator.anonymous()),
                new SystemTime(host.workers()),
                settings.limits(),
                jsonLimits());
        if (settings.realms().stream().anyMatch(RealmSettings::servesLocally)) {
            host.served().methods().forEach(WampServer::tellIfNotCarried);
        }
        for (var realm : settings.realms()) {
            realms.put(realm.name(), new ServedRealm(router.addRealm(realm.name(), realm.options()), realm, host));
        }
        bridge();
    }

    /** What clients of secured realms offer is not for whoever comes by another protocol, unless it is said to be. */
    private void bridge() {
        var bridged = settings.realms().stream().filter(RealmSettings::bridged).toList();
        var first = settings.realms().get(0);
        if (bridged.isEmpty() && first.isOpen()) {
            bridged = List.of(first);
        }
        for (var realm : bridged) {
            var served = requireNonNull(realms.get(realm.name()));
            host.serve(new Bridge(served.realm(), served.member(), host));
        }
    }

    private static void tellIfNotCarried(MethodDescriptor<?> method) {
        var obstacle = ServedProcedure.obstacle(method);
        if (obstacle != null) {
            LOG.info("{} cannot be called by WAMP: {}", method.name(), obstacle);
        }
    }

    private JsonLimits jsonLimits() {
        var limits = host.limits();
        return JsonLimits.DEFAULTS
                .withMaxDepth(limits.jsonDepth())
                .withMaxTokens(limits.jsonTokens())
                .withMaxNameLength(limits.jsonNameLength())
                .withMaxNumberLength(limits.jsonNumberLength());
    }

    /** A session for a connection. */
    public ProtocolSession open(ProtocolLimits limits) {
        return new RouterConnection(this, limits);
    }

    /** The session of a peer, if it has one at present. */
    public Optional<Session> session(RpcPeer peer) {
        return Optional.ofNullable(sessions.get(peer));
    }

    /** A realm, if there is one of that name. */
    public Optional<Realm> realm(String name) {
        return Optional.ofNullable(router.realm(name));
    }

    void joined(RpcPeer peer, Session session) {
        sessions.put(peer, session);
    }

    void left(RpcPeer peer) {
        sessions.remove(peer);
    }

    RouterSettings settings() {
        return settings;
    }

    Host host() {
        return host;
    }

    Router router() {
        return router;
    }

    ServedRealm realm(Realm realm) {
        var found = realms.get(realm.name());
        if (found == null) {
            throw new IllegalStateException("A realm that nobody has made: " + realm.name());
        }
        return found;
    }
}
