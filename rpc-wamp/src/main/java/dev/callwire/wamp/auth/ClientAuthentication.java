package dev.callwire.wamp.auth;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who a client is, and all the ways in which it can prove it. Thread-safe; each session has a {@link ClientHandshake} of its own.
 *
 * <pre>{@code
 * var authentication = ClientAuthentication.builder("joe").wampScram("pencil").wampCra("joe-secret").build();
 * }</pre>
 */
public final class ClientAuthentication {
    private static final ClientAuthentication ANONYMOUS = new Builder(null).build();

    private final @Nullable String authid;
    private final @Nullable String authrole;
    private final @Nullable String channelBinding;
    private final KdfLimits limits;
    private final Set<String> routers;
    private final List<ClientMethod.Factory> methods;

    private ClientAuthentication(Builder builder) {
        authid = builder.authid;
        authrole = builder.authrole;
        channelBinding = builder.channelBinding;
        limits = builder.limits;
        routers = builder.routers;
        methods = List.copyOf(builder.methods.values());
    }

    /** Nobody in particular. */
    public static ClientAuthentication anonymous() {
        return ANONYMOUS;
    }

    /** Begins with the name of a user. */
    public static Builder builder(String authid) {
        return new Builder(requireNonNull(authid, "authid"));
    }

    /** Begins with a client that the router knows by its key alone. */
    public static Builder builder(SigningKey key) {
        return new Builder(null).cryptosign(key);
    }

    /**
     * Begins a session.
     *
     * @param channel what is known of the connection
     * @throws AuthenticationException if the proof is to be bound to a channel of a type of which nothing is known
     */
    public ClientHandshake begin(ChannelBinding channel) throws AuthenticationException {
        var terms = new Terms(limits, routers, bind(channel));
        return new ClientHandshake(
                authid,
                authrole,
                methods.stream().map(method -> method.begin(terms)).toList(),
                terms.channel());
    }

    private BoundChannel bind(ChannelBinding channel) throws AuthenticationException {
        if (channelBinding == null) {
            return BoundChannel.NONE;
        }
        var bound = BoundChannel.of(channelBinding, channel.data(channelBinding));
        if (bound.type() == null) {
            throw new AuthenticationException("This connection has no channel binding of the type " + channelBinding);
        }
        return bound;
    }

    /** Takes the methods in the order in which they are to be offered. */
    public static final class Builder {
        private @Nullable String authid;
        private final Map<String, ClientMethod.Factory> methods = new LinkedHashMap<>();
        private @Nullable String authrole;
        private @Nullable String channelBinding;
        private KdfLimits limits = KdfLimits.DEFAULTS;
        private Set<String> routers = Set.of();

        private Builder(@Nullable String authid) {
            this.authid = authid;
        }

        /** The role to ask for. */
        public Builder authrole(String authrole) {
            this.authrole = authrole;
            return this;
        }

        /** Shows a ticket. Offer it to routers over TLS alone. */
        public Builder ticket(String ticket) {
            requireNonNull(ticket, "ticket");
            return ticket(() -> ticket);
        }

        /** Shows a ticket that is fetched for each session. */
        public Builder ticket(Supplier<String> ticket) {
            requireNonNull(ticket, "ticket");
            return add(TicketMethod.NAME, terms -> new TicketAnswer(ticket));
        }

        /**
         * Signs with a secret that the router has, too.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder wampCra(String secret) {
            SharedSecret.of(secret);
            return add(CraMethod.NAME, terms -> new CraAnswer(secret, terms.limits()));
        }

        /**
         * Proves that it has a password, which the router has to have known.
         *
         * @throws IllegalArgumentException if the password or the authid has characters that none may have
         * @throws IllegalStateException if there is no authid
         */
        public Builder wampScram(String password) {
            if (authid == null) {
                throw new IllegalStateException("wamp-scram needs an authid");
            }
            // What is signed is the name as it is sent.
            var name = SaslPrep.prepare(authid);
            authid = name;
            var prepared = SaslPrep.prepare(password);
            return add(ScramExchange.METHOD, terms -> new ScramAnswer(name, prepared, terms));
        }

        /** Signs with a private key. */
        public Builder cryptosign(SigningKey key) {
            requireNonNull(key, "key");
            return add(Ed25519.METHOD, terms -> new CryptosignAnswer(key, terms));
        }

        private Builder add(String name, ClientMethod.Factory method) {
            methods.put(name, method);
            return this;
        }

        /**
         * Binds proofs by WAMP-SCRAM and cryptosign to the connection's secure channel.
         *
         * @param type as registered, such as {@code tls-exporter}
         */
        public Builder channelBinding(String type) {
            channelBinding = requireNonNull(type, "type");
            return this;
        }

        /** What a router may ask for; {@link KdfLimits#DEFAULTS} if nothing is said. */
        public Builder limits(KdfLimits limits) {
            this.limits = requireNonNull(limits, "limits");
            return this;
        }

        /**
         * Has routers prove with cryptosign that they have one of these keys.
         *
         * @param publicKeys each as 64 hexadecimal digits
         * @throws IllegalArgumentException if one is not that
         */
        public Builder trustedRouters(String... publicKeys) {
            routers = PublicKeys.of(publicKeys).all();
            return this;
        }

        /** Who it is, by all of these methods. */
        public ClientAuthentication build() {
            return new ClientAuthentication(this);
        }
    }
}
