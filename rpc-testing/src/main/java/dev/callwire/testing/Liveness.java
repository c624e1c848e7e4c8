package dev.callwire.testing;

import dev.callwire.transport.TransportLimits;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Pings a silent peer and notices when it is gone. For the connection's loop alone. */
final class Liveness {

    /** What follows from it. */
    interface Owner {

        /** Whether nothing is read at present, so that silence says nothing about the peer. */
        boolean isDeaf();

        void ping();

        /** Nothing came back. */
        void lost(String why);
    }

    private final Loop loop;
    private final TransportLimits limits;
    private final Owner owner;
    private long lastHeard = System.nanoTime();
    private boolean pinged;
    private long pingedAt;
    private @Nullable Future<?> look;

    Liveness(Loop loop, TransportLimits limits, Owner owner) {
        this.loop = loop;
        this.limits = limits;
        this.owner = owner;
    }

    void start() {
        if (!limits.pingAfter().isZero()) {
            heard();
            lookIn(limits.pingAfter().toNanos());
        }
    }

    /** Something was read. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }

    private void look() {
        var now = System.nanoTime();
        if (owner.isDeaf()) {
            lastHeard = now;
        }
        if (pinged && lastHeard - pingedAt < 0) {
            owner.lost("no pong within " + Words.duration(limits.pongWithin()));
            return;
        }
        var quiet = now - lastHeard;
        pinged = quiet >= limits.pingAfter().toNanos();
        if (pinged) {
            pingedAt = now;
            owner.ping();
            lookIn(limits.pongWithin().toNanos());
        } else {
            lookIn(limits.pingAfter().toNanos() - quiet);
        }
    }

    private void lookIn(long nanos) {
        look = loop.schedule(this::look, nanos);
    }
}
