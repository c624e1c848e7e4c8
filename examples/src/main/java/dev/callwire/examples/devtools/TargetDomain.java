package dev.callwire.examples.devtools;

import dev.callwire.annotation.RpcService;

/** The protocol's domain Target: what can be worked with, such as a tab, and sessions of that work. */
@RpcService("Target")
public interface TargetDomain {

    /**
     * Opens a tab.
     *
     * @param url of the first page
     */
    Created createTarget(String url);

    /**
     * Begins a session with a target.
     *
     * @param flatten whether the messages of the session are sent as others are, with its id beside theirs
     */
    Attached attachToTarget(String targetId, boolean flatten);

    /** Closes a tab. */
    void closeTarget(String targetId);

    /** A new target. */
    record Created(String targetId) {}

    /** A new session. */
    record Attached(String sessionId) {}
}
