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
import java.util.concurrent.CompletableFuture;
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
    private final SessionOwner owner;

    /** Set once, when the client is in. */
    private volatile @Nullable RemoteMember member;

    private volatile @Nullable Realm realm;

    /** What goes on before the client is in; {@code null} when it has been turned away or is gone. Guarded by this. */
    private @Nullable Handshake handshake;

    RouterSession(Router router, Outbox outbox, SessionOwner owner) {
        this.router = router;
        this.outbox = outbox;
        this.owner = owner;
        handshake = new Handshake(this);
    }

    /**
     * Takes a frame. Nothing of it is needed when this returns.
     *
     * @return {@code null} if that is all; otherwise completes, on whatever thread, with what is to be run when the session's
     *     owner has been answered whether what the frame asks for may be done. No other frame is to be given in before
     */
    public @Nullable CompletableFuture<Runnable> receive(JsonSlice frame) {
        var reader = router.takeReader();
        try {
            var message = reader.read(frame);
            if (isBeforeJoining(message)) {
                return null;
            }
            var asked = ask(message);
            if (asked == null) {
                inRealm(joined -> joined.receive(message));
                return null;
            }
            var kept = frame.copy();
            var decided = asked.handle((refusal, failure) ->
                    failure == null ? refusal : new Refusal(Uris.AUTHORIZATION_FAILED, "Authorization has failed"));
            if (decided.isDone()) {
                decided(kept, decided.join());
                return null;
            }
            return decided.thenApply(refusal -> () -> decided(kept, refusal));
        } catch (ProtocolViolationException e) {
            violate(String.valueOf(e.getMessage()));
            return null;
        } finally {
            router.giveBack(reader);
        }
    }

    /** Has the owner say whether a request may be done that is in order otherwise. */
    private @Nullable CompletableFuture<@Nullable Refusal> ask(Message message) {
        var joined = member;
        boolean isAsked = message instanceof Message.Call
                || message instanceof Message.Publish
                || message instanceof Message.Subscribe
                || message instanceof Message.Register;
        return isAsked
                        && joined != null
                        && message instanceof Message.Request request
                        && request.request() == joined.lastRequest() + 1
                        && joined.has(Realm.roleOf(request))
                ? askOwner(request)
                : null;
    }

    private @Nullable CompletableFuture<@Nullable Refusal> askOwner(Message.Request request) {
        var asked = owner.ask(request);
        var implied = request instanceof Message.Call call && UriRule.isReserved(call.procedure())
                ? askForImplied(call)
                : null;
        if (asked == null || implied == null) {
            return asked == null ? implied : asked;
        }
        return asked.thenCombine(implied, (refusal, other) -> refusal == null ? other : refusal);
    }

    /** Some of the realm's own procedures are another way to publish, or to hear of events. */
    private @Nullable CompletableFuture<@Nullable Refusal> askForImplied(Message.Call call) {
        var event = TestamentProcedures.eventOf(call);
        if (event != null) {
            return owner.askForTestament(event);
        }
        var place = realm;
        var subscribe = place == null ? null : place.historyReadBy(call);
        return subscribe == null ? null : owner.ask(subscribe);
    }

    private void decided(JsonSlice frame, @Nullable Refusal refusal) {
        var reader = router.takeReader();
        try {
            var message = reader.read(frame);
            if (refusal == null) {
                inRealm(joined -> joined.receive(message));
            } else if (message instanceof Message.Request request) {
                inRealm(joined -> joined.refuse(request, refusal));
            }
        } finally {
            router.giveBack(reader);
        }
    }

    /** Takes a message of a client that is not in, which may come about on another thread just now; false if it is, or is gone. */
    private boolean isBeforeJoining(Message message) {
        if (member == null) {
            synchronized (this) {
                if (handshake != null) {
                    handshake.receive(message);
                    return true;
                }
            }
        }
        return false;
    }

    /** Ends the session for what its client has done against the protocol. */
    public void violate(String words) {
        abort(Uris.PROTOCOL_VIOLATION, words);
    }

    /** Ends the session at once for a reason, a URI, with words that its client gets to read. */
    public void abort(String reason, String words) {
        refuse(reason, words);
        inRealm(joined -> joined.abort(reason, words));
    }

    /** Says goodbye to the client for a reason, a URI; one that is not in is refused. */
    public void dismiss(String reason, String words) {
        refuse(reason, words);
        var place = realm;
        if (place != null) {
            inRealm(joined -> place.kill(joined, reason, words, true));
        }
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
            var joined = chosen.join(session, identity, hello, outbox, owner);
            owner.joined(chosen, session, identity);
            member = joined; // last: what the client asks for from now on the owner is asked about
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
