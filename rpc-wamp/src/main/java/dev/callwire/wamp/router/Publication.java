package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Audience;
import dev.callwire.wamp.message.Passthru;
import dev.callwire.wamp.message.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An event, before it goes to subscriptions.
 *
 * @param excluded the session that published it and does not get it, or 0
 * @param discloser who published it, if subscribers may know
 * @param trustLevel how far its publisher is trusted, if anybody has said so
 * @param time milliseconds since 1970
 */
record Publication(
        long id,
        String topic,
        Payload payload,
        @Nullable Passthru passthru,
        Audience audience,
        long excluded,
        @Nullable Discloser discloser,
        @Nullable Integer trustLevel,
        long time) {

    /** A publisher whom subscribers may know. */
    record Discloser(long session, Identity identity) {}

    boolean isFor(Member member) {
        var identity = member.identity();
        return member.id() != excluded && audience.admits(member.id(), identity.authid(), identity.authrole());
    }

    /** Whether it goes to everybody, but for who published it. */
    boolean isForAll() {
        return audience.equals(Audience.ALL);
    }

    /** Returns one that does not need the frame that this one came in. */
    Publication kept() {
        return new Publication(id, topic, payload.copy(), passthru, audience, excluded, discloser, trustLevel, time);
    }
}
