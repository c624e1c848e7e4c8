package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a connection's session: hears what becomes of it, and has a say in it. But for {@link #joined}, its methods run when
 * the realm's lock is free; none of them is to fail.
 */
public interface SessionOwner {
    /** The client is in, and has been told so. It returns soon. */
    default void joined(Realm realm, long session, Identity identity) {}

    /**
     * Says whether the client may do what it asks for: a CALL, a REGISTER, a SUBSCRIBE or a PUBLISH. The message is valid while
     * this runs.
     *
     * @return {@code null} if it may; otherwise completes with why it may not, or with {@code null}
     */
    default @Nullable CompletableFuture<@Nullable Refusal> ask(Message.Request request) {
        return null;
    }

    /**
     * Says whether the client may have an event published when it has gone; it is asked besides whether it may make the call
     * that says so. As {@link #ask}.
     */
    default @Nullable CompletableFuture<@Nullable Refusal> askForTestament(Message.Publish event) {
        return null;
    }

    /** An event was published that the client has left, unless the realm refused it. It is valid for as long as it is needed. */
    default void bequeathed(Message.Publish event) {}

    /** The client has subscribed to a topic, or to a pattern of topics. */
    default void subscribed(String uri, Match match) {}

    /** A subscription of the client's has ended. */
    default void unsubscribed(String uri, Match match) {}

    /** The client was refused something for a limit, which a setting of {@link SessionLimits} has the name of. */
    default void limitPassed(String limit) {}
}
