package dev.callwire.wamp.server;

import dev.callwire.wamp.router.SessionLimits;
import dev.callwire.wamp.router.SlowSubscribers;
import java.util.List;

/**
 * What a router is made from.
 *
 * @param realms the first one's procedures can be called by other protocols' clients
 * @param waitingBytes how much of what a client sends may wait for a decision on what it has sent before
 */
public record RouterSettings(
        List<RealmSettings> realms, SessionLimits limits, SlowSubscribers slowSubscribers, int waitingBytes) {
    public RouterSettings {
        realms = List.copyOf(realms);
    }
}
