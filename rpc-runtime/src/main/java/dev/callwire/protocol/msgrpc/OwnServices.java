package dev.callwire.protocol.msgrpc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be known of this end's calls that go on after their answers, or may: no more than so many. Thread-safe. */
final class OwnServices {
    /** Beyond these, whose ends the peer has not told, the oldest are forgotten. */
    static final int MOST = 4096;

    private final Map<Long, Service> services = new LinkedHashMap<>();

    private static final class Service {
        /** What it is of, since the peer has said that it goes on. */
        private Tags.@Nullable Kind begun;

        /** Whether nobody here wants it any more. */
        private boolean abandoned;

        /** Whether the peer sends no more items than it is asked for. */
        private boolean heedsDemand;

        /** What was asked for before that was known. */
        private long owed;
    }

    private Service of(long id) {
        var known = services.get(id);
        if (known != null) {
            return known;
        }
        var made = new Service();
        services.put(id, made);
        if (services.size() > MOST) {
            services.remove(services.keySet().iterator().next());
        }
        return made;
    }

    /** A call for a stream is about to be sent. */
    synchronized void expect(long id) {
        of(id);
    }

    /**
     * The peer says that a call goes on.
     *
     * @param heedsDemand whether it sends no more items than it is asked for
     * @return false if nobody wants it any more
     */
    synchronized boolean begin(long id, Tags.Kind kind, boolean heedsDemand) {
        var service = of(id);
        if (service.abandoned) {
            services.remove(id);
            return false;
        }
        service.begun = kind;
        service.heedsDemand = heedsDemand;
        return true;
    }

    /** What a stream that has begun is still to be asked for. */
    synchronized long owed(long id) {
        var service = services.get(id);
        if (service == null || !service.heedsDemand) {
            return 0;
        }
        long owed = service.owed;
        service.owed = 0;
        return owed;
    }

    /**
     * This end takes more items of a stream.
     *
     * @return how many to ask for now
     */
    synchronized long demand(long id, long count) {
        var service = services.get(id);
        if (service == null) {
            return 0;
        } else if (service.begun == null) {
            service.owed += count;
            return 0;
        }
        return service.heedsDemand ? count : 0;
    }

    /**
     * Nobody wants a call any more.
     *
     * @return what it is of; {@code null} if the peer is to be told only when it says that the call goes on
     */
    synchronized Tags.@Nullable Kind abandon(long id) {
        var service = of(id);
        if (service.begun == null) {
            service.abandoned = true;
        } else {
            services.remove(id);
        }
        return service.begun;
    }

    /** A call has ended. */
    synchronized void end(long id) {
        services.remove(id);
    }

    synchronized int size() {
        return services.size();
    }

    synchronized void clear() {
        services.clear();
    }
}
