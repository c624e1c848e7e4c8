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
 * timer, which looks at the stamp and sets itself anew.
 *
 * <p>A peer that is not read from is pinged too, soon at first and then more and more rarely: that its end of the
 * connection is gone shows only in what is written to it. For the connection's event loop alone.
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

    private static final int DEAF_SECONDS = 1;
    private static final int LONGEST_DEAF_SECONDS = 32;

    private final EventLoop loop;
    private final Duration pingAfter;
    private final Duration pongWithin;
    private final Owner owner;
    private final Ticker ticker;
    private long lastHeard;
    private boolean pinged;
    private long pingedAt;
    private @Nullable Future<?> look;
    private @Nullable Future<?> deafPing;

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

    /** Nothing is read from now on. */
    void deafened() {
        if (deafPing == null && !pingAfter.isZero()) {
            pingIfDeafIn(DEAF_SECONDS);
        }
    }

    private void pingIfDeafIn(int seconds) {
        deafPing = loop.schedule(() -> pingIfDeaf(seconds), seconds, TimeUnit.SECONDS);
    }

    private void pingIfDeaf(int after) {
        deafPing = null;
        if (owner.isDeaf()) {
            pingIfDeafIn(Math.min(2 * after, LONGEST_DEAF_SECONDS));
            owner.ping();
        }
    }

    void stop() {
        cancel(look);
        look = null;
        cancel(deafPing);
        deafPing = null;
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
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
