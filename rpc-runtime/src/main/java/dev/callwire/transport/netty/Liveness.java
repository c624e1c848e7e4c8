package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings a silent peer and notices when it is gone. What the peer sends moves a time stamp and no timer: there is one
 * timer, which looks at the stamp and sets itself anew. For the connection's event loop alone.
 */
final class Liveness {

    /** What follows from it. */
    interface Owner {

        /** Whether nothing is read at present, so that silence says nothing about the peer. */
        boolean isDeaf();

        void ping();

        /** Nothing came back. */
        void lost(String why);
    }

    private final EventLoop loop;
    private final Duration pingAfter;
    private final Duration pongWithin;
    private final Owner owner;
    private final Ticker ticker;
    private long lastHeard;
    private boolean pinged;
    private long pingedAt;
    private @Nullable Future<?> look;

    Liveness(EventLoop loop, TransportLimits limits, Owner owner) {
        this.loop = loop;
        this.pingAfter = limits.pingAfter();
        this.pongWithin = limits.pongWithin();
        this.owner = owner;
        this.ticker = loop.ticker();
        this.lastHeard = ticker.nanoTime();
    }

    void start() {
        if (!pingAfter.isZero()) {
            lookIn(pingAfter.toNanos());
        }
    }

    /** Something was read. */
    void heard() {
        lastHeard = ticker.nanoTime();
    }

    void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }

    private void look() {
        var now = ticker.nanoTime();
        if (owner.isDeaf()) {
            lastHeard = now;
        }
        var answered = lastHeard - pingedAt >= 0;
        if (pinged && !answered) {
            owner.lost("no pong within " + Printable.duration(pongWithin));
            return;
        }
        var quiet = now - lastHeard;
        pinged = quiet >= pingAfter.toNanos();
        if (pinged) {
            pingedAt = now;
            owner.ping();
            lookIn(pongWithin.toNanos());
        } else {
            lookIn(pingAfter.toNanos() - quiet);
        }
    }

    private void lookIn(long nanos) {
        look = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }
}
