package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.ErrorDetails;
import dev.callwire.wamp.message.Feature;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Role;
import dev.callwire.wamp.message.Roles;
import java.util.ArrayList;
import java.util.List;

/** Who has joined a realm, with all that it has there. Everything in it is touched under the realm's lock alone. */
abstract class Member {
    private final long id;
    private final Identity identity;
    private final Roles roles;

    /** Its calls that are not answered, by its own ids. */
    final LongMap<PendingCall> calls = new LongMap<>();

    /** Calls of its that ended before it had sent all their input. */
    final LateIds endedCalls = new LateIds();

    /** Calls to it that it has not answered, by the ids that they have here. */
    final LongMap<PendingCall> invocations = new LongMap<>();

    /** Calls to it that nobody waits for any more. */
    final LateIds abandoned = new LateIds();

    final LongMap<Registration> registrations = new LongMap<>();
    final LongMap<Subscription> subscriptions = new LongMap<>();

    /** What to publish when it has gone, those first that are due when it is detached. */
    final List<Testament> testaments = new ArrayList<>();

    private long lastRequest;
    private long lastInvocation;

    Member(long id, Identity identity, Roles roles) {
        this.id = id;
        this.identity = identity;
        this.roles = roles;
    }

    final long id() {
        return id;
    }

    final Identity identity() {
        return identity;
    }

    final boolean has(Role role) {
        return roles.has(role);
    }

    final boolean has(Role role, Feature feature) {
        return roles.has(role, feature);
    }

    final boolean canBeInterrupted() {
        return has(Role.CALLEE, Feature.CALL_CANCELING);
    }

    /** Counts a request with the next id; false if it has another. */
    final boolean countRequest(long request) {
        if (request != lastRequest + 1) {
            return false;
        }
        lastRequest = request;
        return true;
    }

    final long lastRequest() {
        return lastRequest;
    }

    final long nextInvocation() {
        return ++lastInvocation;
    }

    /** Fails a request with an error and words for people. */
    final void fail(MessageType requestType, long request, String error, String words) {
        deliver(new Message.Failed(requestType, request, ErrorDetails.NONE, error, words(words)));
    }

    private static Payload words(String words) {
        var list = new JsonWriter(64, Integer.MAX_VALUE);
        list.raw((byte) '[').value(words).raw((byte) ']');
        return Payload.of(list.toSlice());
    }

    /** Hands over a message, unless the member is about to leave. */
    abstract void deliver(Message message);

    /** Ends the session for what its client has done against the protocol. */
    abstract void violate(String words);

    /** Has the client leave. */
    abstract void dismiss(String reason, JsonSlice details);

    /** It has passed a limit. */
    void limitPassed(String limit) {
        // Members of the same process have none.
    }

    /** It has subscribed. */
    void subscribed(Subscription subscription) {
        // Members of the same process know.
    }

    /** A subscription of its has ended. */
    void unsubscribed(Subscription subscription) {
        // As above.
    }

    /** An event was published that it has left to be. */
    void bequeathed(Message.Publish event) {
        // As above.
    }

    /** Whether it is one of the realm's sessions for who asks; members of the same process are not. */
    abstract boolean isSession();
}
