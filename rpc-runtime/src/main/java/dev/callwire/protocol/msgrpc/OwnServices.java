package dev.callwire.protocol.msgrpc;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of this end's calls that go on after their answers, or may. Streams are as many as this end has made;
 * of what only the peer can end there is no more than so much. Thread-safe.
 */
final class OwnServices {
    /** Of other calls that go on, and of those given up, beyond these the oldest are forgotten. */
    static final int MOST = 4096;

    private final Map<Long, Stream> streams = new HashMap<>();

    /** Other calls that the peer says go on. */
    private final Set<Long> begun = new LinkedHashSet<>();

    /** Calls that nobody here wants any more, while the peer may still say that they go on. */
    private final Set<Long> abandoned = new LinkedHashSet<>();

    private static final class Stream {
        /** Whether the peer has said that it goes on. */
        private boolean begun;

        /** Whether the peer sends no more items than it is asked for. */
        private boolean heedsDemand;

        /** What was asked for before that was known. */
        private long owed;
    }

    private static void add(Set<Long> ids, long id) {
        ids.add(id);
        if (ids.size() > MOST) {
            ids.remove(ids.iterator().next());
        }
    }

    /** A call for a stream is about to be sent. */
    synchronized void expect(long id) {
        streams.put(id, new Stream());
    }

    /**
     * The peer says that a call goes on.
     *
     * @param heedsDemand whether it sends no more items than it is asked for
     * @return false if nobody wants it any more
     */
    synchronized boolean begin(long id, Tags.Kind kind, boolean heedsDemand) {
        if (abandoned.remove(id)) {
            return false;
        }
        var stream = streams.get(id);
        if (stream != null) {
            stream.begun = true;
            stream.heedsDemand = heedsDemand;
        } else if (kind == Tags.Kind.CALL) {
            add(begun, id);
        }
        return true;
    }

    /** What a stream that has begun is still to be asked for. */
    synchronized long owed(long id) {
        var stream = streams.get(id);
        if (stream == null || !stream.heedsDemand) {
            return 0;
        }
        long owed = stream.owed;
        stream.owed = 0;
        return owed;
    }

    /**
     * This end takes more items of a stream.
     *
     * @return how many to ask for now
     */
    synchronized long demand(long id, long count) {
        var stream = streams.get(id);
        if (stream == null) {
            return 0;
        } else if (!stream.begun) {
            stream.owed += count;
            return 0;
        }
        return stream.heedsDemand ? count : 0;
    }

    /**
     * Nobody wants a call any more.
     *
     * @return what it is of; {@code null} if the peer is to be told only when it says that the call goes on
     */
    synchronized Tags.@Nullable Kind abandon(long id) {
        var stream = streams.remove(id);
        if (stream != null && stream.begun) {
            return Tags.Kind.STREAM;
        } else if (begun.remove(id)) {
            return Tags.Kind.CALL;
        }
        add(abandoned, id);
        return null;
    }

    /** A call has ended. */
    synchronized void end(long id) {
        streams.remove(id);
        begun.remove(id);
        abandoned.remove(id);
    }

    synchronized int size() {
        return streams.size() + begun.size() + abandoned.size();
    }

    synchronized void clear() {
        streams.clear();
        begun.clear();
        abandoned.clear();
    }
}
