package dev.callwire.wamp.server;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonLimits;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.wamp.auth.RealmAuthenticators;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A router at work in a server. Thread-safe. */
public final class WampServer {
    private final RouterSettings settings;
    private final Host host;
    private final Router router;
    private final Map<String, ServedRealm> realms = new LinkedHashMap<>();

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
