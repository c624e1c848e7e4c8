package dev.callwire.wamp.client;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Handshake;
import dev.callwire.wamp.auth.AuthenticationException;
import dev.callwire.wamp.auth.ChannelBinding;
import dev.callwire.wamp.auth.ClientHandshake;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.Roles;
import dev.callwire.wamp.message.Uris;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a client comes into a realm: HELLO, the answer to a CHALLENGE, WELCOME. On the connection's own thread, but for the answer,
 * which may take long.
 */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final Set<String> SUBPROTOCOLS = Set.of("wamp.2.json", "wamp.2.cbor", "wamp.2.msgpack");

    /** What this end does, and no more. */
    private static final JsonSlice ROLES = JsonSlice.of("{\"caller\":{\"features\":{\"progressive_call_results\":true,"
            + "\"progressive_call_invocations\":true,\"call_canceling\":true,\"call_timeout\":true}},"
            + "\"callee\":{\"features\":{\"progressive_call_results\":true,\"progressive_call_invocations\":true,"
            + "\"call_canceling\":true,\"shared_registration\":true,\"registration_revocation\":true}},"
            + "\"publisher\":{\"features\":{\"publisher_exclusion\":true}},"
            + "\"subscriber\":{\"features\":{\"subscription_revocation\":true}}}");

    private final ClientSession session;
    private final ClientOptions options;
    private final Handshake connection;
    private @Nullable ClientHandshake proof;

    /** Whether an answer is being made. */
    private boolean proving;

    Entrance(ClientSession session, ClientOptions options, Handshake connection) {
        this.session = session;
        this.options = options;
        this.connection = connection;
    }

    void begin(MessageHandler handler) {
        var subprotocol = connection.subprotocol();
        if (subprotocol == null || !SUBPROTOCOLS.contains(subprotocol)) {
            endUnsaid(
                    "the server does not speak WAMP: it has chosen none of the subprotocols " + connection.offered(),
                    handler);
            return;
        }
        try {
            var begun = options.authentication().begin(ChannelBinding.NONE);
            proof = begun;
            handler.onReply(hello(begun));
        } catch (AuthenticationException e) {
            endUnsaid(String.valueOf(e.getMessage()), handler);
        }
    }

    private void endUnsaid(String why, MessageHandler handler) {
        session.end();
        handler.onEnd(CloseReason.NORMAL, why);
    }

    private JsonSlice hello(ClientHandshake begun) {
        var details = new DictionaryWriter().begin().put(Key.AGENT, "Callwire").put(Key.ROLES, ROLES);
        begun.addTo(details);
        return frame(new Message.Hello(
                options.realm(),
                Roles.ALL,
                begun.authid(),
                begun.authrole(),
                begun.authmethods(),
                begun.authextra(),
                details.end()));
    }

    void read(Message message, MessageHandler handler) {
        var begun = proof;
        if (message instanceof Message.Challenge challenge && begun != null && !proving) {
            proving = true;
            var kept =
                    new Message.Challenge(challenge.method(), challenge.extra().copy());
            CompletableFuture.supplyAsync(() -> answer(begun, kept))
                    .whenComplete((answer, failure) -> handler.execute(() -> answered(answer, failure, handler)));
        } else if (message instanceof Message.Welcome welcome && begun != null && !proving) {
            try {
                begun.check(welcome);
                session.joined(welcome, handler);
            } catch (AuthenticationException e) {
                session.abort(e.reason(), String.valueOf(e.getMessage()), CloseReason.NORMAL, handler);
            }
        } else {
            throw new ProtocolViolationException("Received " + message.type() + " before the session was established");
        }
    }

    private static Message.Authenticate answer(ClientHandshake begun, Message.Challenge challenge) {
        try {
            return begun.answer(challenge);
        } catch (AuthenticationException e) {
            throw new CompletionException(e);
        }
    }

    private void answered(Message.@Nullable Authenticate answer, @Nullable Throwable failure, MessageHandler handler) {
        proving = false;
        if (answer != null) {
            handler.onReply(frame(answer));
            return;
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AuthenticationException e) {
            session.abort(e.reason(), String.valueOf(e.getMessage()), CloseReason.NORMAL, handler);
        } else {
            LOG.error("The proof of who this end is could not be made", cause);
            session.abort(
                    Uris.AUTHENTICATION_FAILED,
                    "The proof of who this end is could not be made",
                    CloseReason.NORMAL,
                    handler);
        }
    }

    static JsonSlice abort(String reason, String words) {
        var details = new DictionaryWriter().begin().put(Key.MESSAGE, words).end();
        return frame(new Message.Abort(details, reason, Payload.NONE));
    }

    static JsonSlice goodbye(String reason) {
        return frame(new Message.Goodbye(JsonSlice.of("{}"), reason));
    }

    private static JsonSlice frame(Message message) {
        return new MessageWriter(Integer.MAX_VALUE).write(message).toSlice();
    }

    /** A reason with the message that goes with it, for people. */
    static String words(String reason, JsonSlice details) {
        try {
            var reader = new JsonReader(JsonLimits.DEFAULTS).reset(details);
            var name = new JsonSlice();
            reader.beginObject();
            while (reader.nextName(name)) {
                if (name.toString().equals("message")) {
                    return reason + ": " + reader.readString();
                }
                reader.skipValue();
            }
            return reason;
        } catch (JsonException e) {
            return reason;
        }
    }
}
