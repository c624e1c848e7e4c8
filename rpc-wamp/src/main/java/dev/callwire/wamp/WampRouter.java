package dev.callwire.wamp;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.RpcPeer;
import dev.callwire.protocol.Feature;
import dev.callwire.protocol.FrameForm;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.wamp.binary.BinaryForm;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.Session;
import dev.callwire.wamp.router.SessionLimits;
import dev.callwire.wamp.router.SlowSubscribers;
import dev.callwire.wamp.server.RealmSettings;
import dev.callwire.wamp.server.RouterSettings;
import dev.callwire.wamp.server.WampServer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A WAMP v2 router, dealer and broker, within a server: its clients call what the server serves and what other clients of theirs
 * offer, and the server's topics are topics of its realms.
 *
 * <p>What WAMP clients offer in the first realm, if anybody may join it, can be called by clients of the server's other protocols,
 * too, unless the server serves a method of that name itself: see {@link WampRealm#bridged}. It is of one server. Thread-safe.
 *
 * <pre>{@code
 * var router = WampRouter.builder()
 *         .realm("realm1")
 *         .realm("secured", realm -> realm.authenticate(AuthMethod.ticket(users)))
 *         .build();
 * RpcServer.builder().service(Orders.class, orders).protocol(router).start();
 * }</pre>
 */
public final class WampRouter implements Protocol {
    private static final List<String> SUBPROTOCOLS = Stream.concat(
                    Stream.of("wamp.2.json"), BinaryForm.subprotocols().stream())
            .toList();
    private static final Set<Feature> FEATURES = Set.copyOf(EnumSet.of(
            Feature.CALL_BACK, Feature.RESULT_STREAM, Feature.PARAMETER_STREAM, Feature.TOPIC, Feature.PUBLISH));
    private static final Set<Feature> FEATURES_BACK =
            Set.copyOf(EnumSet.of(Feature.CALL_BACK, Feature.RESULT_STREAM, Feature.PARAMETER_STREAM));

    private final RouterSettings settings;
    private final AtomicReference<@Nullable WampServer> server = new AtomicReference<>();

    private WampRouter(RouterSettings settings) {
        this.settings = settings;
    }

    /** Begins without a realm. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "WAMP";
    }

    @Override
    public List<String> paths() {
        return List.of("/", "/rpc", "/ws");
    }

    @Override
    public List<String> subprotocols() {
        return SUBPROTOCOLS;
    }

    @Override
    public @Nullable FrameForm form(@Nullable String subprotocol) {
        return BinaryForm.of(subprotocol);
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return false;
    }

    @Override
    public boolean namesByUri() {
        return true;
    }

    @Override
    public Set<Feature> features() {
        return FEATURES;
    }

    @Override
    public Set<Feature> featuresBack() {
        return FEATURES_BACK;
    }

    /** @throws IllegalStateException if another server has it */
    @Override
    public void start(Host host) {
        if (server.get() != null || !server.compareAndSet(null, new WampServer(settings, host))) {
            throw new IllegalStateException("A WampRouter is of one server, and this one has been started before");
        }
    }

    /**
     * The session of a peer that speaks WAMP: who it is, and in which realm. Handlers and interceptors find out so who calls them,
     * and {@code TopicOptions.Access} who wants to use a topic.
     *
     * <pre>{@code
     * var role = router.session(CallContext.current().peer())
     *         .map(session -> session.identity().authrole())
     *         .orElse("nobody");
     * }</pre>
     *
     * @return empty if the peer speaks another protocol, has not joined, or is gone
     */
    public Optional<Session> session(RpcPeer peer) {
        var started = server.get();
        return started == null ? Optional.empty() : started.session(requireNonNull(peer, "peer"));
    }

    /**
     * A realm, to see who is in it, to end sessions, and to take registrations and subscriptions from them.
     *
     * @throws IllegalStateException if the server has not started
     */
    public Optional<Realm> realm(String name) {
        var started = server.get();
        if (started == null) {
            throw new IllegalStateException("A WampRouter has its realms when its server has started");
        }
        return started.realm(requireNonNull(name, "name"));
    }

    /** @throws IllegalStateException if no server has it, or this end dialled */
    @Override
    public ProtocolSession open(Opening opening) {
        var started = server.get();
        if (opening.dialled() || started == null) {
            throw new IllegalStateException("A WampRouter is for connections to its server");
        }
        return started.open(opening.limits());
    }

    /** Builds a router. */
    public static final class Builder {
        private static final int MIN_WAITING_BYTES = 1 << 10;

        private final Map<String, RealmSettings> realms = new LinkedHashMap<>();
        private SessionLimits limits = SessionLimits.DEFAULTS;
        private SlowSubscribers slowSubscribers = SlowSubscribers.DROP;
        private int waitingBytes = 1 << 20;

        private Builder() {}

        /** Adds a realm that anybody may join. */
        public Builder realm(String name) {
            return realm(name, realm -> {});
        }

        /**
         * Adds a realm.
         *
         * @throws IllegalArgumentException if its name is no URI, or there is one of this name
         */
        public Builder realm(String name, Consumer<WampRealm> how) {
            if (!UriRule.LOOSE.allows(name)) {
                throw new IllegalArgumentException("A realm's name is a URI, and this is none: " + name);
            }
            var realm = new WampRealm(name);
            how.accept(realm);
            if (realms.putIfAbsent(name, realm.settings()) != null) {
                throw new IllegalArgumentException("There is a realm of this name already: " + name);
            }
            return this;
        }

        /** Sets how much one session may have at a time. */
        public Builder limits(SessionLimits ofSession) {
            limits = requireNonNull(ofSession, "ofSession");
            return this;
        }

        /** Sets what becomes of events for a client that reads too slowly; by default they are dropped. */
        public Builder slowSubscribers(SlowSubscribers what) {
            slowSubscribers = requireNonNull(what, "what");
            return this;
        }

        /**
         * Sets how much of what a client sends may wait for a decision on what it has sent before; by default 1 MiB.
         *
         * @throws IllegalArgumentException if it is less than 1 KiB
         */
        public Builder waitingBytes(int bytes) {
            if (bytes < MIN_WAITING_BYTES) {
                throw new IllegalArgumentException("At least 1 KiB may wait, not " + bytes + " bytes");
            }
            waitingBytes = bytes;
            return this;
        }

        /**
         * The router.
         *
         * @throws IllegalStateException if it has no realm
         */
        public WampRouter build() {
            if (realms.isEmpty()) {
                throw new IllegalStateException("A WampRouter has at least one realm; add it with realm(\"realm1\")");
            }
            return new WampRouter(
                    new RouterSettings(List.copyOf(realms.values()), limits, slowSubscribers, waitingBytes));
        }
    }
}
