package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Roles;
import dev.callwire.wamp.message.Uris;
import org.jspecify.annotations.Nullable;

/** A member at the other end of a connection. */
final class RemoteMember extends Member {
    private final Realm realm;
    private final Outbox outbox;
    private final SessionOwner owner;
    private State state = State.JOINED;
    private RouterTime.@Nullable Alarm goodbyeAlarm;

    private enum State {
        JOINED,
        /** It was sent a GOODBYE and has not said its own. */
        LEAVING,
        GONE
    }

    RemoteMember(long id, Identity identity, Roles roles, Realm realm, Outbox outbox, SessionOwner owner) {
        super(id, identity, roles);
        this.realm = realm;
        this.outbox = outbox;
        this.owner = owner;
    }

    @Override
    boolean isSession() {
        return true;
    }

    SessionOwner owner() {
        return owner;
    }

    @Override
    void limitPassed(String limit) {
        realm.afterwards(() -> owner.limitPassed(limit));
    }

    @Override
    void subscribed(Subscription subscription) {
        realm.afterwards(() -> owner.subscribed(subscription.uri(), subscription.match()));
    }

    @Override
    void unsubscribed(Subscription subscription) {
        realm.afterwards(() -> owner.unsubscribed(subscription.uri(), subscription.match()));
    }

    @Override
    void bequeathed(Message.Publish event) {
        realm.afterwards(() -> owner.bequeathed(event));
    }

    @Override
    void deliver(Message message) {
        if (state == State.JOINED) {
            send(message);
        }
    }

    /** Sends an event whose bytes other members get too. */
    void deliverEvent(byte[] frame, int length) {
        if (state == State.JOINED) {
            outbox.sendEvent(frame, 0, length);
        }
    }

    private void send(Message message) {
        var frame = realm.encode(message);
        outbox.send(frame.array(), 0, frame.length());
    }

    /** Takes a message. What comes after the session has ended means nothing. */
    void receive(Message message) {
        boolean ends = message instanceof Message.Goodbye || message instanceof Message.Abort;
        if (state == State.JOINED) {
            if (!ends) {
                realm.route(this, message);
            } else if (message instanceof Message.Goodbye) {
                leave();
            } else {
                vanish();
            }
        } else if (state == State.LEAVING && ends) {
            closeNow();
        }
    }

    /** Refuses what it asks for. */
    void refuse(Message.Request message, Refusal refusal) {
        if (state == State.JOINED) {
            realm.refuse(this, message, refusal);
        }
    }

    @Override
    void violate(String words) {
        abort(Uris.PROTOCOL_VIOLATION, words);
    }

    /** Ends the session at once. */
    void abort(String reason, String words) {
        if (state != State.JOINED) {
            return;
        }
        state = State.GONE;
        realm.remove(this);
        send(new Message.Abort(realm.words(words), reason, Payload.NONE));
        outbox.close();
    }

    @Override
    void dismiss(String reason, JsonSlice details) {
        if (state != State.JOINED) {
            return;
        }
        state = State.LEAVING;
        send(new Message.Goodbye(details, reason));
        goodbyeAlarm = realm.alarm(realm.limits().goodbyeMillis(), this::closeNow);
    }

    /** The client leaves, and is told goodbye. */
    private void leave() {
        state = State.GONE;
        realm.remove(this);
        send(new Message.Goodbye(JsonSlice.of("{}"), Uris.GOODBYE_AND_OUT));
        outbox.close();
    }

    /** The client is gone without a goodbye. */
    void vanish() {
        if (state == State.JOINED) {
            state = State.GONE;
            realm.remove(this);
        }
        closeNow();
    }

    private void closeNow() {
        state = State.GONE;
        var alarm = goodbyeAlarm;
        if (alarm != null) {
            goodbyeAlarm = null;
            alarm.cancel();
        }
        outbox.close();
    }
}
