package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes on their way to a peer. While they are many nothing is read from it; when they are too many, or the peer
 * takes none of them for too long, it is given up. For the connection's event loop alone, but for their count.
 */
final class Unsent {

    /** What follows from it. */
    interface Owner {

        /** Stops reading, or goes on. */
        void unsentPauses(boolean pause);

        /** Gives the peer up. */
        void unsentOverflows(String limit, String why);
    }

    /** How often within the timeout a peer that takes little is looked at. */
    private static final int LOOKS = 4;

    private final Channel channel;
    private final TransportLimits limits;
    private final Owner owner;
    private final Ticker ticker;
    private final AtomicLong bytes = new AtomicLong();
    private boolean paused;
    private long lastProgress;
    private long lastNanos;
    private @Nullable Future<?> look;

    Unsent(Channel channel, TransportLimits limits, Owner owner) {
        this.channel = channel;
        this.limits = limits;
        this.owner = owner;
        this.ticker = channel.eventLoop().ticker();
    }

    static String tooMany(TransportLimits limits) {
        return "more than " + limits.unsentBytesToClose() + " bytes are unsent";
    }

    void add(int count) {
        var total = bytes.addAndGet(count);
        if (total > limits.unsentBytesToClose()) {
            owner.unsentOverflows("unsentBytesToClose", tooMany(limits));
        } else if (!paused && total > limits.unsentBytesToPause()) {
            paused = true;
            limits.counts().passed("unsentBytesToPause");
            owner.unsentPauses(true);
            lastProgress = progress();
            lastNanos = ticker.nanoTime();
            lookLater();
        }
    }

    void subtract(int count) {
        var total = bytes.addAndGet(-count);
        lastNanos = ticker.nanoTime();
        if (paused && total < limits.unsentBytesToPause() / 2) {
            paused = false;
            stop();
            owner.unsentPauses(false);
        }
    }

    /** How many they are; any thread may ask. */
    long bytes() {
        return bytes.get();
    }

    void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }

    private void lookLater() {
        var nanos = Math.max(1, limits.unwritableTimeout().toNanos() / LOOKS);
        look = channel.eventLoop().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        var now = ticker.nanoTime();
        if (progress() != lastProgress) {
            lastProgress = progress();
            lastNanos = now;
        }
        if (now - lastNanos >= limits.unwritableTimeout().toNanos()) {
            owner.unsentOverflows(
                    "unwritableTimeout", "the peer took nothing for " + Printable.duration(limits.unwritableTimeout()));
        } else {
            lookLater();
        }
    }

    /** Changes whenever the socket takes something, even a part of a large buffer. */
    private long progress() {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? -1 : buffer.currentProgress();
    }
}
