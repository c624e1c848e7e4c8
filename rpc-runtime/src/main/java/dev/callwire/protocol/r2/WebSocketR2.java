package dev.callwire.protocol.r2;

import static java.util.Objects.requireNonNull;

import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.transport.Handshake;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebSocketR2: {@code {"data":{"action":"demo.add","params":{"a":1,"b":2}},"id":0}} asks, and {@code {"id":0,"data":3}}
 * answers.
 *
 * <p>Its clients send a call again that has no answer, after a time and over a new connection. So a server keeps the latest
 * answers of each connection: what comes again is answered with what it was answered before, or joins the call that runs,
 * and the method does not run twice. Over a new connection nobody can tell who sends a call again, and it runs again, unless
 * {@link Builder#clientName} says who is there. {@link #counts} says how often each happens.
 *
 * <p>Streams, objects by reference, calls of the end that dialled, timeouts and metadata are not carried. Thread-safe.
 *
 * <pre>{@code
 * RpcServer.builder().protocol(WebSocketR2.PROTOCOL).service(Orders.class, orders).start();
 * }</pre>
 */
public final class WebSocketR2 implements Protocol {
    /** The protocol with its defaults. All that use it have its {@link #counts} in common. */
    public static final WebSocketR2 PROTOCOL = builder().build();

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketR2.class);
    private static final Set<Feature> FEATURES = Set.copyOf(EnumSet.of(Feature.TOPIC, Feature.PUBLISH));

    private final int answers;
    private final int answerBytes;
    private final @Nullable Function<Handshake, Optional<String>> clientName;
    private final long resendMillis;
    private final Repeats repeats = new Repeats();
    private final LeftBehind leftBehind;
    private final NamedRecords named;

    private WebSocketR2(Builder builder) {
        answers = builder.answers;
        answerBytes = builder.answerBytes;
        clientName = builder.clientName;
        resendMillis = builder.resendMillis;
        leftBehind = new LeftBehind(builder.callsLeftBehind);
        named = new NamedRecords(builder.clients, builder.forgetNanos, System::nanoTime, this::newRecord);
    }

    /** The protocol with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** What has become so far of the calls that were sent again. */
    public RepeatCounts counts() {
        return repeats.soFar();
    }

    /** How many calls of named clients run at present without a connection. */
    public int callsLeftBehind() {
        return leftBehind.now();
    }

    @Override
    public String name() {
        return "WebSocketR2";
    }

    @Override
    public List<String> paths() {
        return List.of("/r2");
    }

    @Override
    public List<String> subprotocols() {
        return List.of("r2");
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public Set<Feature> features() {
        return FEATURES;
    }

    @Override
    public Set<Feature> featuresBack() {
        return Set.of();
    }

    @Override
    public boolean keepsIds() {
        return true;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        var name = opening.dialled() ? null : name(opening.handshake());
        if (name == null) {
            return new R2Session(opening.dialled(), opening.limits(), newRecord(), null, resendMillis);
        }
        var client = named.of(name);
        return new R2Session(false, opening.limits(), client.record(), () -> named.left(client), 0);
    }

    private @Nullable String name(Handshake handshake) {
        if (clientName == null) {
            return null;
        }
        try {
            return clientName.apply(handshake).filter(name -> !name.isEmpty()).orElse(null);
        } catch (RuntimeException e) { // the application's own: without a name, the client is served as any other
            LOG.error("A client could not be named", e);
            return null;
        }
    }

    private AnswerRecord newRecord() {
        return new AnswerRecord(answers, answerBytes, repeats, leftBehind);
    }

    @Override
    public String toString() {
        return name();
    }

    /** Settings of the protocol. Not thread-safe. */
    public static final class Builder {
        private int answers = 64;
        private int answerBytes = 256 << 10;
        private int clients = 1_000;
        private int callsLeftBehind = 1_000;
        private long forgetNanos = TimeUnit.MINUTES.toNanos(5);
        private long resendMillis = 10_000;
        private @Nullable Function<Handshake, Optional<String>> clientName;

        private Builder() {}

        /**
         * How many answers are kept of a connection, or of a client that has a name; by default 64. Of the latter, as many
         * calls may go on while it has no connection, and one connection of its awaits as many that run at others. With 0
         * only a call that still runs is not run twice.
         */
        public Builder answers(int most) {
            answers = atLeast(0, most, "answers");
            return this;
        }

        /** How many bytes these answers may have, all together; by default 256 KiB. A longer one is not kept. */
        public Builder answerBytes(int most) {
            answerBytes = atLeast(0, most, "answerBytes");
            return this;
        }

        /**
         * Names the client that opens a connection, so that what it has asked is known over its next one, too: then a call
         * goes on when its connection is lost, and when it is sent again over another one its answer goes there.
         *
         * <p>The name must be new each time that a page is loaded, as a number in the query of its URL that the page draws
         * when it starts, and no client may be able to guess another's. The library counts its ids from 0 in each page: with a
         * cookie alone for a name, the first call of a page that is loaded again would have the answer that it had before, if
         * it asks the same.
         *
         * @param hook returns the name; empty where there is none
         */
        public Builder clientName(Function<Handshake, Optional<String>> hook) {
            clientName = requireNonNull(hook, "hook");
            return this;
        }

        /**
         * How many named clients are remembered; by default 1,000. Beyond that, the one is forgotten that has been without a
         * connection for longest; only if all are connected, the one that has opened none for longest.
         */
        public Builder clients(int most) {
            clients = atLeast(1, most, "clients");
            return this;
        }

        /**
         * How long a named client is remembered that has no connection; by default 5 minutes. It is looked at when one
         * connects.
         */
        public Builder forgetAfter(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException(
                        "A client that has left is forgotten after a time, not after " + time);
            }
            forgetNanos = TimeUnit.NANOSECONDS.convert(time);
            return this;
        }

        /**
         * How many calls of all named clients together may go on without a connection; by default 1,000. Beyond that, those of
         * a connection that ends are stopped, as they are where nobody has a name.
         */
        public Builder callsLeftBehind(int most) {
            callsLeftBehind = atLeast(0, most, "callsLeftBehind");
            return this;
        }

        /**
         * After how long a client of ours sends a call of an idempotent method again that has no answer; by default 10 seconds,
         * well within the time that calls have by default. With zero only over a new connection.
         */
        public Builder resendAfter(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("A call is sent again after a time, not after " + time);
            }
            resendMillis = time.toMillis();
            return this;
        }

        private static int atLeast(int least, int given, String setting) {
            if (given < least) {
                throw new IllegalArgumentException(setting + " is at least " + least + ", not " + given);
            }
            return given;
        }

        /** The protocol, with counts of its own. */
        public WebSocketR2 build() {
            return new WebSocketR2(this);
        }
    }
}
