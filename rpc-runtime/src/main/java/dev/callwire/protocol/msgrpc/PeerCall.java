package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;

/** A call of the peer's, from when it came; what changes is changed by {@link PeerCalls} alone. */
final class PeerCall {
    private final JsonSlice id;
    private final JsonSlice tag;
    private final boolean ofTopic;
    private final long credit;

    /** Whether what goes over its messenger is items. */
    private volatile boolean stream;

    private volatile boolean accepted;
    private volatile boolean ended;

    /** @param credit how many items of its stream its caller takes for a start; 0 if it does not say */
    PeerCall(JsonSlice id, boolean ofTopic, long credit) {
        this.id = id;
        this.ofTopic = ofTopic;
        this.credit = credit;
        tag = CallId.tag(id);
        stream = ofTopic;
    }

    JsonSlice id() {
        return id;
    }

    JsonSlice tag() {
        return tag;
    }

    boolean isOfTopic() {
        return ofTopic;
    }

    long credit() {
        return credit;
    }

    boolean isStream() {
        return stream;
    }

    void streams() {
        stream = true;
    }

    /** Whether the peer knows that it goes on, and has a messenger for it. */
    boolean isAccepted() {
        return accepted;
    }

    void accepted() {
        accepted = true;
    }

    /** Whether its outcome has been told. */
    boolean hasEnded() {
        return ended;
    }

    void ended() {
        ended = true;
    }
}
