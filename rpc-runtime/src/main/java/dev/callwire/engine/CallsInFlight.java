package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a peer's that are served, and by their ids those that are not answered. Their links lie in the calls
 * themselves, so that to add one allocates nothing. Thread-safe.
 */
final class CallsInFlight {
    private static final int FEWEST_SLOTS = 16;

    /** Nobody outside knows it, so nobody can choose ids that all fall into one slot. */
    private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;

    private @Nullable IncomingCall newest;

    /** The calls that are not answered, by the hashes of their ids; absent until there is one. */
    private @Nullable IncomingCall @Nullable [] slots;

    private volatile int unanswered;

    synchronized void add(IncomingCall call) {
        var before = newest;
        call.older = before;
        if (before != null) {
            before.newer = call;
        }
        newest = call;
        call.inFlight = true;
        if (call.isFindable()) {
            addById(call);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the lock is held
    private void addById(IncomingCall call) {
        var table = roomy();
        call.idHash = hash(call.id());
        int slot = slot(call.idHash, table);
        call.sameSlot = table[slot];
        table[slot] = call;
        call.findable = true;
        unanswered++;
    }

    private @Nullable IncomingCall[] roomy() {
        var table = slots;
        if (table == null) {
            table = new IncomingCall[FEWEST_SLOTS];
        } else if (unanswered == table.length) {
            table = moved(table, new IncomingCall[2 * table.length]);
        }
        slots = table;
        return table;
    }

    private static @Nullable IncomingCall[] moved(@Nullable IncomingCall[] from, @Nullable IncomingCall[] to) {
        for (var first : from) {
            for (var call = first; call != null; ) {
                var following = call.sameSlot;
                int slot = slot(call.idHash, to);
                call.sameSlot = to[slot];
                to[slot] = call;
                call = following;
            }
        }
        return to;
    }

    /** A call is answered, or about to be: its id is free for another. */
    synchronized void answered(IncomingCall call) {
        var table = slots;
        if (!call.findable || table == null) {
            return;
        }
        call.findable = false;
        unanswered--;
        int slot = slot(call.idHash, table);
        IncomingCall before = null;
        for (var each = table[slot]; each != call && each != null; each = each.sameSlot) {
            before = each;
        }
        if (before == null) {
            table[slot] = call.sameSlot;
        } else {
            before.sameSlot = call.sameSlot;
        }
        call.sameSlot = null;
    }

    /** A call has ended. */
    synchronized void remove(IncomingCall call) {
        if (!call.inFlight) {
            return;
        }
        call.inFlight = false;
        var newer = call.newer;
        var older = call.older;
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        if (older != null) {
            older.newer = newer;
        }
        call.newer = null;
        call.older = null;
    }

    /** The call of an id that is not answered; on the thread on which calls come. */
    @Nullable
    IncomingCall find(JsonSlice id) {
        return unanswered == 0 ? null : findAmong(id); // where each call ends as it is read, that is always so
    }

    private synchronized @Nullable IncomingCall findAmong(JsonSlice id) {
        var table = slots;
        if (table == null || unanswered == 0) {
            return null;
        }
        int hash = hash(id);
        for (var call = table[slot(hash, table)]; call != null; call = call.sameSlot) {
            var own = call.id();
            if (call.idHash == hash && own != null && own.contentEquals(id)) {
                return call;
            }
        }
        return null;
    }

    /** Those that are in flight now. */
    synchronized List<IncomingCall> all() {
        var all = new ArrayList<IncomingCall>();
        for (var call = newest; call != null; call = call.older) {
            all.add(call);
        }
        return all;
    }

    private static int slot(int hash, @Nullable IncomingCall[] table) {
        return hash & (table.length - 1);
    }

    /** In 64 bits, of which the upper ones count: in 32 there are texts of 128 bytes that collide whatever the factor is. */
    private static int hash(@Nullable JsonSlice id) {
        long hash = 1;
        if (id != null) {
            var array = id.array();
            for (int i = id.offset(), end = id.end(); i < end; i++) {
                hash = hash * FACTOR + array[i];
            }
        }
        return (int) ((hash * FACTOR) >>> 40);
    }
}
