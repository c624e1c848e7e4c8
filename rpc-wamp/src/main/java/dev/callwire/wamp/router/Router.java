package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonLimits;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A dealer and broker for any number of realms. It has no threads and no connections; these are given to it. Thread-safe. */
public final class Router {
    private final Authenticator authenticator;
    private final RouterTime time;
    private final SessionLimits limits;
    private final JsonLimits json;
    private final Map<String, Realm> realms = new ConcurrentHashMap<>();

    /** Readers that nobody uses at the moment; a session that is idle has none. */
    private final Queue<MessageReader> readers = new ConcurrentLinkedQueue<>();

    public Router(Authenticator authenticator, RouterTime time, SessionLimits limits, JsonLimits json) {
        this.authenticator = requireNonNull(authenticator, "authenticator");
        this.time = requireNonNull(time, "time");
        this.limits = requireNonNull(limits, "limits");
        this.json = requireNonNull(json, "json");
    }

    /**
     * Adds a realm.
     *
     * @throws IllegalArgumentException if its name is no URI, or there is one of this name
     */
    public Realm addRealm(String name, RealmOptions options) {
        if (!UriRule.LOOSE.allows(name)) {
            throw new IllegalArgumentException("A realm's name is a URI, and this is none: " + name);
        }
        var realm = new Realm(name, options, limits, time);
        if (realms.putIfAbsent(name, realm) != null) {
            throw new IllegalArgumentException("There is a realm of this name already: " + name);
        }
        return realm;
    }

    public @Nullable Realm realm(String name) {
        return realms.get(name);
    }

    /** Begins a session on a connection. */
    public RouterSession open(Outbox outbox) {
        return open(outbox, new SessionOwner() {});
    }

    /** Begins a session on a connection that wants to know of it. */
    public RouterSession open(Outbox outbox, SessionOwner owner) {
        return new RouterSession(this, requireNonNull(outbox, "outbox"), requireNonNull(owner, "owner"));
    }

    /** Says goodbye to all sessions. */
    public void close() {
        realms.values().forEach(realm -> realm.close(Uris.SYSTEM_SHUTDOWN));
    }

    Authenticator authenticator() {
        return authenticator;
    }

    MessageReader takeReader() {
        var spare = readers.poll();
        return spare == null ? new MessageReader(json) : spare;
    }

    void giveBack(MessageReader reader) {
        readers.offer(reader);
    }
}
