package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Outbox;
import dev.callwire.wamp.router.RealmOptions;
import dev.callwire.wamp.router.Router;
import dev.callwire.wamp.router.RouterSession;
import dev.callwire.wamp.router.RouterTime;
import dev.callwire.wamp.router.SessionLimits;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client's end of a session at a router that asks who it is. */
final class Peer {
    static final String REALM = "secured";

    private final Deque<String> frames = new ArrayDeque<>();
    private final RouterSession session;
    private boolean closed;

    private Peer(Router router) {
        session = router.open(new Outbox() {
            @Override
            public void send(byte[] utf8, int offset, int length) {
                frames.add(new String(utf8, offset, length, UTF_8));
            }

            @Override
            public void close() {
                closed = true;
            }
        });
    }

    static Peer of(Authenticator authenticator) {
        var router = new Router(authenticator, new StillTime(), SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
        router.addRealm(REALM, RealmOptions.DEFAULTS);
        router.addRealm("open", RealmOptions.DEFAULTS);
        return new Peer(router);
    }

    Peer says(String frame) {
        session.receive(JsonSlice.of(frame));
        return this;
    }

    Peer says(Message message) {
        return says(new MessageWriter(1 << 20).write(message).toString());
    }

    /** Asks for the realm, with details behind the roles. */
    Peer hello(String details) {
        return says("[1,\"" + REALM + "\",{\"roles\":{\"caller\":{}}" + details + "}]");
    }

    /** Asks for the realm as a client would that has this to prove. */
    Peer hello(ClientHandshake handshake) {
        var details = new DictionaryWriter().begin().put(Key.ROLES, JsonSlice.of("{\"caller\":{}}"));
        handshake.addTo(details);
        return says("[1,\"" + REALM + "\"," + details.end() + "]");
    }

    /** Goes all the way in, or as far as it comes. */
    Peer joins(ClientHandshake handshake) throws AuthenticationException {
        hello(handshake);
        if (frames.element().startsWith("[4,")) {
            says(handshake.answer(challenge()));
        }
        return this;
    }

    String next() {
        assertThat(frames).isNotEmpty();
        return frames.remove();
    }

    boolean hasNothing() {
        return frames.isEmpty();
    }

    private Message nextMessage() {
        return new MessageReader(JsonLimits.DEFAULTS).read(JsonSlice.of(next()));
    }

    Message.Challenge challenge() {
        return (Message.Challenge) nextMessage();
    }

    Message.Welcome welcome() {
        return (Message.Welcome) nextMessage();
    }

    void isRefused(String reason, String words) {
        assertThat(next()).isEqualTo("[3,{\"message\":\"" + words + "\"},\"" + reason + "\"]");
        assertThat(closed).isTrue();
    }

    void isDenied() {
        isRefused("wamp.error.authentication_denied", "Authentication was denied");
    }

    boolean isClosed() {
        return closed;
    }

    /** Time in which nothing happens. */
    private static final class StillTime implements RouterTime {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public long ticks() {
            return 0;
        }

        @Override
        public Alarm after(long millis, Runnable action) {
            return () -> {};
        }
    }
}
