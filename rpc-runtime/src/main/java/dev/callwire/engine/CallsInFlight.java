package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a peer's that are served, and by their ids those that are not answered.
 *
 * <p>For the connection's own thread alone. Handlers end on others, which say so in the call itself and leave it here; such calls
 * are passed over, and make room when there is need of it, or when none runs any more.
 */
final class CallsInFlight {
    private static final int FEWEST_PLACES = 16;

    /** Nobody outside knows it, so nobody can choose ids that all want one place. */
    private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;

    /** Each in the place that its hash says, or behind it; half of the places are free. Empty until there is one. */
    private @Nullable IncomingCall[] places = {};

    private int taken;
    private int withoutId;

    void add(IncomingCall call) {
        if (2 * taken >= places.length) {
            settle(present());
        }
        call.idHash = call.isFindable() ? hash(call.id()) : withoutId++;
        put(call);
    }

    private void put(IncomingCall call) {
        int place = call.idHash & (places.length - 1);
        while (places[place] != null) {
            place = (place + 1) & (places.length - 1);
        }
        places[place] = call;
        taken++;
    }

    /** The call of an id that is not answered. */
    @Nullable
    IncomingCall find(JsonSlice id) {
        if (taken == 0 || id.isNull()) { // where each call ends as it is read there is never one
            return null;
        }
        int hash = hash(id);
        for (int place = hash & (places.length - 1); ; place = (place + 1) & (places.length - 1)) {
            var call = places[place];
            if (call == null) {
                return null;
            } else if (call.idHash == hash && call.isUnansweredOf(id)) {
                return call;
            }
        }
    }

    /** Those that are in flight now. */
    List<IncomingCall> all() {
        var present = present();
        if (present.length < taken) {
            settle(present);
        }
        return List.of(present);
    }

    /** Lets go of those that have left. */
    void forgetLeft() {
        if (taken > 0) {
            settle(present());
        }
    }

    private IncomingCall[] present() {
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            var call = places[i];
            if (call != null && call.hasLeft()) {
                places[i] = null;
            } else if (call != null) {
                count++;
            }
        }
        var present = new IncomingCall[count];
        for (var call : places) {
            if (call != null) {
                present[--count] = call;
            }
        }
        return present;
    }

    /** Puts these into as many places as let as many come again before there is need of room. */
    private void settle(IncomingCall[] present) {
        int size = FEWEST_PLACES;
        while (size < 4 * present.length) {
            size *= 2;
        }
        if (size == places.length) {
            Arrays.fill(places, null);
        } else {
            places = new IncomingCall[size];
        }
        taken = 0;
        for (var call : present) {
            put(call);
        }
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
