package dev.callwire.flow;

/**
 * Decides how many items the producer at the other end may send: as many as lie in the window, less those that have come
 * and wait for their consumer. It is told more when half of the window is used up.
 *
 * <p>The window grows when it is what holds the stream up: all that was granted has come and is consumed, though more was
 * granted meanwhile. So it fits the product of bandwidth and delay, and a consumer that is slow never makes it grow. It
 * shrinks where items are so large that it would hold more bytes than it may.
 *
 * <p>Thread-safe.
 */
public final class Window {
    /** Of items whose size nobody knows yet, no more are granted than this. */
    private static final int FIRST = 32;

    private static final int WEIGHT = 8;

    private final int mostBytes;
    private final boolean adaptive;
    private final WindowBudget budget;
    private double averageBytes;
    private long items;
    private long granted;

    /** What was granted before the latest grant. */
    private long grantedBefore;

    private long received;
    private long consumed;

    /** How often it was opened, and how often it had been when {@link #consumed} last granted. */
    private int openings;

    private int openingsAtGrant;

    /** By how many bytes it has grown. */
    private long grown;

    /** Whether the latest grant was looked at: it makes the window grow once at most. */
    private boolean judged = true;

    /**
     * A window of its first size.
     *
     * @param items how many it holds before it has grown
     * @param mostBytes how many bytes it holds before it has grown
     * @param adaptive whether it grows
     */
    public Window(int items, int mostBytes, boolean adaptive, WindowBudget budget) {
        this.items = items;
        this.mostBytes = mostBytes;
        this.adaptive = adaptive;
        this.budget = budget;
    }

    /** Grants the first items, and returns how many; those that still wait from an earlier connection count. */
    synchronized long open() {
        long room = averageBytes == 0 ? Math.min(FIRST, items) : size();
        long first = Math.max(1, room - (received - consumed));
        granted = received + first;
        grantedBefore = received;
        judged = true;
        openings++;
        return first;
    }

    /** How often it had been opened when items were last granted: over a newer connection that grant is void. */
    synchronized int openingsAtGrant() {
        return openingsAtGrant;
    }

    /** How often it was opened. */
    synchronized int openings() {
        return openings;
    }

    /** An item has come. Returns how many have come for which nothing was granted; negative while there are none. */
    synchronized long received(int bytes) {
        averageBytes = received == 0 ? bytes : averageBytes + (bytes - averageBytes) / WEIGHT;
        received++;
        return received - granted;
    }

    /** Whether all that was granted has come. */
    synchronized boolean isFull() {
        return received >= granted;
    }

    /**
     * An item was consumed.
     *
     * @return how many more to grant, or 0
     */
    synchronized long consumed() {
        consumed++;
        if (adaptive && !judged && received == consumed && received >= grantedBefore) {
            judged = true;
            grow();
        }
        long size = size();
        long open = granted - consumed;
        if (open > size / 2) {
            return 0;
        }
        grantedBefore = granted;
        judged = false;
        openingsAtGrant = openings;
        granted = Math.max(granted, consumed + size);
        return granted - grantedBefore;
    }

    private void grow() {
        long more = Math.max(1, (long) (items * averageBytes));
        if (budget.tryGrow(more)) {
            grown += more;
            items *= 2;
        }
    }

    /** How many items it holds at present. */
    synchronized long size() {
        if (averageBytes == 0) {
            return items;
        }
        return Math.max(1, Math.min(items, (long) ((mostBytes + grown) / averageBytes)));
    }

    /** Nothing comes any more. */
    synchronized void end() {
        budget.shrink(grown);
        grown = 0;
    }
}
