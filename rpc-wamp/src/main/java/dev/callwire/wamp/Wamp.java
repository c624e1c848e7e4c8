package dev.callwire.wamp;

import static java.util.Objects.requireNonNull;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.FrameForm;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.wamp.auth.ClientAuthentication;
import dev.callwire.wamp.binary.BinaryForm;
import dev.callwire.wamp.client.ClientOptions;
import dev.callwire.wamp.client.ClientSession;
import dev.callwire.wamp.message.InvocationPolicy;
import dev.callwire.wamp.message.UriRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WAMP v2 as a client speaks it to a router: generated proxies call procedures there, services are registered there, and events
 * are published and subscribed to there. Thread-safe.
 *
 * <pre>{@code
 * try (RpcClient client = RpcClient.builder("ws://localhost:8080/ws")
 *     .protocol(Wamp.realm("realm1"))
 *     .service(Reverser.class, reverser)
 *     .connect()) {
 *   Receipt receipt = client.proxy(Orders.class).place(order);
 * }
 * }</pre>
 *
 * <p>The client is connected when it is in the realm, and all that it serves is registered. Where it connects again, that is
 * registered again, and its subscriptions begin anew.
 *
 * <p>Objects by reference, the keys of topics and metadata are not carried. Streams are, but nobody says how much of one is
 * wanted: what comes too fast waits as far as {@code streamBufferBytes} allows, and then the stream ends as one that lags.
 */
public final class Wamp implements Protocol {
    private static final String JSON = "wamp.2.json";
    private static final String CBOR = "wamp.2.cbor";
    private static final String MESSAGE_PACK = "wamp.2.msgpack";
    private static final Set<Feature> FEATURES = Collections.unmodifiableSet(EnumSet.of(
            Feature.CALL_BACK, Feature.RESULT_STREAM, Feature.PARAMETER_STREAM, Feature.TOPIC, Feature.PUBLISH));

    /** A client's events are published at the router, which nobody has to call back for. */
    private static final Set<Feature> FEATURES_BACK =
            Collections.unmodifiableSet(EnumSet.of(Feature.CALL_BACK, Feature.RESULT_STREAM, Feature.PARAMETER_STREAM));

    private final ClientOptions options;
    private final List<String> subprotocols;

    private Wamp(Builder builder) {
        options = new ClientOptions(
                builder.realm, builder.authentication, builder.sharing.policy, builder.excludesPublisher);
        subprotocols = List.copyOf(builder.subprotocols);
    }

    /**
     * For a realm that lets in anybody.
     *
     * @throws IllegalArgumentException if the name is no URI
     */
    public static Wamp realm(String name) {
        return builder(name).build();
    }

    /**
     * Begins with the name of a realm.
     *
     * @throws IllegalArgumentException if it is no URI
     */
    public static Builder builder(String realm) {
        if (!UriRule.LOOSE.allows(requireNonNull(realm, "realm"))) {
            throw new IllegalArgumentException("A realm's name is a URI, and this is none: " + realm);
        }
        return new Builder(realm);
    }

    @Override
    public String name() {
        return "WAMP";
    }

    @Override
    public List<String> paths() {
        return List.of("/ws");
    }

    @Override
    public List<String> subprotocols() {
        return subprotocols;
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return false;
    }

    @Override
    public Set<Feature> features() {
        return FEATURES;
    }

    @Override
    public Set<Feature> featuresBack() {
        return FEATURES_BACK;
    }

    @Override
    public boolean namesByUri() {
        return true;
    }

    @Override
    public @Nullable FrameForm form(@Nullable String subprotocol) {
        return BinaryForm.of(subprotocol);
    }

    @Override
    public ProtocolSession open(Opening opening) {
        return new ClientSession(options, opening);
    }

    /** @throws IllegalStateException always: a server is a router, and this is a client of one */
    @Override
    public void start(Host host) {
        throw new IllegalStateException("This is WAMP as a client speaks it; a server of it is a router");
    }

    @Override
    public String toString() {
        return "WAMP in the realm " + options.realm();
    }

    /** Which of several clients that serve a procedure is called. */
    public enum Sharing {
        /** There is one: for another one to register it is an error. */
        SINGLE(InvocationPolicy.SINGLE),
        /** One after the other. */
        ROUND_ROBIN(InvocationPolicy.ROUNDROBIN),
        /** Any. */
        RANDOM(InvocationPolicy.RANDOM),
        /** The first that has registered, as long as it is there. */
        FIRST(InvocationPolicy.FIRST),
        /** The last that has registered. */
        LAST(InvocationPolicy.LAST);

        private final InvocationPolicy policy;

        Sharing(InvocationPolicy policy) {
            this.policy = policy;
        }
    }

    /** Settings of a client. Not thread-safe. */
    public static final class Builder {
        private final String realm;
        private final List<String> subprotocols = new ArrayList<>(List.of(JSON));
        private ClientAuthentication authentication = ClientAuthentication.anonymous();
        private Sharing sharing = Sharing.SINGLE;
        private boolean excludesPublisher = true;

        private Builder(String realm) {
            this.realm = realm;
        }

        /** Who the client is, and how it proves it; by default it is nobody in particular. */
        public Builder authenticate(ClientAuthentication proof) {
            authentication = requireNonNull(proof, "proof");
            return this;
        }

        /** Whether others may serve the same procedures; by default they may not. All have to say the same. */
        public Builder sharing(Sharing among) {
            sharing = requireNonNull(among, "among");
            return this;
        }

        /** Has the client get the events, too, that it publishes itself and has subscribed to; by default it does not. */
        public Builder ownEvents() {
            excludesPublisher = false;
            return this;
        }

        /** Offers CBOR, too, to routers that do not speak JSON. */
        public Builder cbor() {
            return offer(CBOR);
        }

        /**
         * Offers MessagePack, too, to routers that do not speak JSON.
         *
         * @throws IllegalStateException if its library, {@code org.msgpack:jackson-dataformat-msgpack}, is not there
         */
        public Builder messagePack() {
            return offer(MESSAGE_PACK);
        }

        private Builder offer(String subprotocol) {
            if (BinaryForm.of(subprotocol) == null) {
                throw new IllegalStateException(
                        "MessagePack takes org.msgpack:jackson-dataformat-msgpack, which is not there");
            }
            if (!subprotocols.contains(subprotocol)) {
                subprotocols.add(subprotocol);
            }
            return this;
        }

        /** The protocol, for {@code RpcClient.builder(…).protocol(…)}. */
        public Wamp build() {
            return new Wamp(this);
        }
    }
}
