package dev.callwire.testing;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * One direction of a {@link Link}, with the faults that a test sets for it. A fault holds for what is sent from then
 * on, until {@link #heal()}. Thread-safe.
 */
public final class Direction {

    /** How long {@link #reorder(int, long)} at most holds messages back for more of them. */
    public static final int REORDER_PATIENCE_MILLIS = 200;

    private final Lane lane;
    private final Runnable wakeReader;

    Direction(Lane lane, Runnable wakeReader) {
        this.lane = lane;
        this.wakeReader = wakeReader;
    }

    /** Has everything arrive so much later; the order stays. */
    public Direction delay(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative. Found: " + time + ".");
        }
        lane.pace(pace -> pace.delay(time));
        return this;
    }

    /**
     * Makes a slow reader: the other end takes so many bytes a second. What it has not taken counts as unsent, so the
     * limits of the sender take effect.
     */
    public Direction slow(long bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "A slow reader takes at least a byte a second; one that takes nothing is silence(). Found: "
                            + bytesPerSecond + ".");
        }
        lane.pace(pace -> pace.bytesPerSecond(bytesPerSecond));
        return this;
    }

    /**
     * Loses the next messages. A WebSocket never does that: it loses the connection, or nothing. It stands for a peer
     * that forgets to answer, or a proxy that swallows; what becomes of anything that the protocol counts on, such as
     * the items of a stream, is not defined.
     */
    public Direction drop(int nextMessages) {
        if (nextMessages < 0) {
            throw new IllegalArgumentException("No less than 0 messages can be dropped. Found: " + nextMessages + ".");
        }
        lane.dropNext(nextMessages);
        return this;
    }

    /**
     * Loses the messages that the predicate holds for, as {@link #drop(int)} does.
     *
     * @param which is given each message's text, or the bytes of a binary one, each as the character of its number; by whatever
     *     thread sends it
     */
    public Direction drop(Predicate<String> which) {
        lane.drop(which);
        return this;
    }

    /**
     * Delivers answers of different calls in another order than they were sent in. They are held back until so many of
     * them wait, or for {@value #REORDER_PATIENCE_MILLIS} ms, and leave in an order that the seed tells. They never
     * overtake a call, a notification or an item of a stream, nor are overtaken by one.
     */
    public Direction reorder(int atOnce, long seed) {
        return reorder(atOnce, seed, message -> !message.contains("\"method\""));
    }

    /**
     * Delivers independent messages in another order than they were sent in.
     *
     * @param independent tells by a message's text whether it may change its place among its neighbours of the same
     *     kind
     */
    public Direction reorder(int atOnce, long seed, Predicate<String> independent) {
        if (atOnce < 2) {
            throw new IllegalArgumentException("It takes two messages to reorder them. Found: " + atOnce + ".");
        }
        lane.reorder(new Reordering(atOnce, seed, independent));
        wakeReader.run();
        return this;
    }

    /**
     * Lets nothing through any more, what is on its way included, and tells nobody: the connection is half-open. What
     * is sent waits; to find out is the matter of pings and deadlines.
     */
    public Direction silence() {
        lane.silent(true);
        return this;
    }

    /** Ends a {@link #silence()}: what waited arrives. */
    public Direction resume() {
        lane.silent(false);
        wakeReader.run();
        return this;
    }

    /** Ends all faults; what is on its way arrives at once. */
    public Direction heal() {
        lane.heal();
        wakeReader.run();
        return this;
    }

    /** How many messages have arrived. */
    public long messages() {
        return lane.messages();
    }

    /** How many bytes were sent and have not arrived. */
    public long unsentBytes() {
        return lane.unsentBytes();
    }
}
