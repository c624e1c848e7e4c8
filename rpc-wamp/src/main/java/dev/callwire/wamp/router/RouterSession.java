package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.message.Uris;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection's end at a router: from its first frame, which asks for a realm, to its last.
 *
 * <p>Frames come one at a time, on whatever thread. A connection has one session.
 */
public final class RouterSession {
    private final Router router;
    private final Outbox outbox;

    /** Set once, when the client is in. */
    private volatile @Nullable RemoteMember member;

    private volatile @Nullable Realm realm;

    /** What goes on before the client is in; {@code null} when it has been turned away or is gone. Guarded by this. */
    private @Nullable Handshake handshake;

    RouterSession(Router router, Outbox outbox) {
        this.router = router;
        this.outbox = outbox;
        handshake = new Handshake(this);
    }

    /** Takes a frame. Nothing of it is needed when this returns. */
    public void receive(JsonSlice frame) {
        var reader = router.takeReader();
        try {
            var message = reader.read(frame);
            receive(message);
        } catch (ProtocolViolationException e) {
            violate(String.valueOf(e.getMessage()));
        } finally {
            router.giveBack(reader);
        }
    }

    private void receive(Message message) {
        if (member == null) {
            synchronized (this) {
                if (handshake != null) {
                    handshake.receive(message);
                    return;
                }
            }
        }
        // In, which may have come about on another thread just now; or gone.
        inRealm(joined -> joined.receive(message));
    }

    private void violate(String words) {
        refuse(Uris.PROTOCOL_VIOLATION, words);
        inRealm(joined -> joined.violate(words));
    }

    private void inRealm(Consumer<RemoteMember> action) {
        var joined = member;
        var place = realm;
        if (joined != null && place != null) {
            place.run(() -> action.accept(joined));
        }
    }

    /** Whether the client is in, or was: who waits for that for too long closes the connection. */
    public boolean hasJoined() {
        return member != null;
    }

    /** Ends the session, whose connection has been lost or closed by the client. */
    public void disconnected() {
        synchronized (this) {
            handshake = null;
        }
        inRealm(RemoteMember::vanish);
    }

    /** Refuses a client that is not in. */
    synchronized void refuse(String reason, String words) {
        if (handshake != null) {
            handshake = null;
            var details = new DictionaryWriter().begin().put(Key.MESSAGE, words).end();
            send(new Message.Abort(details, reason, Payload.NONE));
            outbox.close();
        }
    }

    /** Asks a client that is still there and not in. */
    synchronized void challenge(Runnable asking) {
        if (handshake != null) {
            asking.run();
        }
    }

    synchronized void send(Message message) {
        var frame = new MessageWriter(Integer.MAX_VALUE).write(message);
        outbox.send(frame.array(), 0, frame.length());
    }

    /** The client has given up before it was in. */
    synchronized void giveUp() {
        handshake = null;
        outbox.close();
    }

    synchronized void join(Realm chosen, long session, Identity identity, Message.Hello hello) {
        if (handshake != null) {
            handshake = null;
            realm = chosen;
            member = chosen.join(session, identity, hello, outbox);
        }
    }

    /** The realm that a client asks for, or {@code null} having refused it. */
    @Nullable
    Realm find(Message.Hello hello) {
        if (!UriRule.LOOSE.allows(hello.realm())) {
            refuse(Uris.INVALID_URI, "A realm's name is a URI");
            return null;
        }
        var found = router.realm(hello.realm());
        if (found == null) {
            refuse(Uris.NO_SUCH_REALM, "There is no realm " + hello.realm());
        }
        return found;
    }

    Authenticator authenticator() {
        return router.authenticator();
    }
}
