package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the peer's that are to be answered, and those that have a messenger: that stays when a call has ended, but only
 * so many of those are remembered. Thread-safe.
 */
final class PeerCalls {
    /** Calls with a messenger, beyond which the ones that ended first are forgotten. */
    static final int MOST_SERVICES = 256;

    private final Map<String, PeerCall> byTag = new HashMap<>();

    /** Those with a messenger, in the order in which they ended. */
    private final Queue<PeerCall> ended = new ArrayDeque<>();

    private int services;

    /** The one that was accepted last, and may carry what belongs to no call. */
    private @Nullable PeerCall newest;

    /** Adds a call; false if another one of its tag is to be answered still. */
    synchronized boolean add(PeerCall call) {
        var tag = call.tag().toString();
        var known = byTag.get(tag);
        if (known != null && !known.hasEnded()) {
            return false;
        } else if (known != null) {
            ended.remove(known);
            forget(known);
        }
        byTag.put(tag, call);
        return true;
    }

    /** The call of an id; {@code null} if it has been answered, or never was. */
    synchronized @Nullable PeerCall find(JsonSlice id) {
        var call = byTag.get(CallId.tag(id).toString());
        return call != null && call.id().contentEquals(id) ? call : null;
    }

    /** The call of a tag, which may not go on; {@code null} if there is none. */
    synchronized @Nullable PeerCall withTag(JsonSlice tag) {
        return byTag.get(tag.toString());
    }

    /** The call whose messenger has a tag; {@code null} if there is none. */
    synchronized @Nullable PeerCall service(JsonSlice tag) {
        var call = byTag.get(tag.toString());
        return call != null && call.isAccepted() ? call : null;
    }

    /** The newest call whose messenger may carry what belongs to no call. */
    synchronized @Nullable PeerCall newest() {
        return newest;
    }

    /** A call goes on after its answer; false if the peer knows, or it has ended. */
    synchronized boolean accept(PeerCall call) {
        if (call.isAccepted() || call.hasEnded()) {
            return false;
        }
        call.accepted();
        services++;
        if (!call.isStream()) {
            newest = call;
        }
        forgetSome();
        return true;
    }

    /**
     * A call has ended.
     *
     * @param accepted whether its outcome is written for a peer that knows it to have gone on
     * @return false if it has to be written otherwise
     */
    synchronized boolean end(PeerCall call, boolean accepted) {
        if (call.isAccepted() != accepted) {
            return false;
        }
        end(call);
        return true;
    }

    private void end(PeerCall call) {
        if (call.hasEnded()) {
            return;
        }
        call.ended();
        if (call.isAccepted()) {
            ended.add(call);
            forgetSome();
        } else {
            byTag.remove(call.tag().toString(), call);
        }
    }

    /** A subscription has ended, whose call was answered when it began. */
    synchronized void endSubscription(JsonSlice tag) {
        var call = byTag.get(tag.toString());
        if (call != null && call.isOfTopic()) {
            end(call);
        }
    }

    private void forgetSome() {
        while (services > MOST_SERVICES && !ended.isEmpty()) {
            forget(ended.remove());
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very call
    private void forget(PeerCall call) {
        byTag.remove(call.tag().toString(), call);
        services--;
        if (newest == call) {
            newest = null;
        }
    }

    synchronized void clear() {
        byTag.clear();
        ended.clear();
        services = 0;
        newest = null;
    }
}
