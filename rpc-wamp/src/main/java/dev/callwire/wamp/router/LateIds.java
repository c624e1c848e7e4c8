package dev.callwire.wamp.router;

/**
 * The ids of what has ended here while the other end may still send something for it.
 *
 * <p>What comes late is passed over; what comes for an id that was never open, or is closed at both ends, is a violation. The
 * latest 1,024 are remembered, and all that are as old as one that was forgotten are given the benefit of the doubt.
 */
final class LateIds {
    private static final int MOST = 1_024;

    private final LongMap<Boolean> ids = new LongMap<>();
    private long[] order = {};
    private int next;
    private long forgotten;

    void add(long id) {
        if (order.length == 0) {
            order = new long[MOST];
        }
        long oldest = order[next];
        if (oldest != 0 && ids.remove(oldest) != null) {
            forgotten = Math.max(forgotten, oldest);
        }
        order[next] = id;
        next = (next + 1) % MOST;
        ids.put(id, Boolean.TRUE);
    }

    /**
     * Tells whether something may come late for an id.
     *
     * @param last whether nothing may come after it
     */
    boolean covers(long id, boolean last) {
        boolean known = last ? ids.remove(id) != null : ids.get(id) != null;
        return known || id <= forgotten;
    }
}
