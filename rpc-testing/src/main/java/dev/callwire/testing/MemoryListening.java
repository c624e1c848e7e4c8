package dev.callwire.testing;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.Listening;
import dev.callwire.transport.TransportLimits;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A name and port of a transport that a server listens at. */
final class MemoryListening implements Listening {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryListening.class);
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Place place;
    private final TransportLimits limits;
    private final Acceptor acceptor;
    private final Runnable stop;
    private final AtomicInteger connections = new AtomicInteger();

    /** @param stop lets no more connections come here */
    MemoryListening(Place place, TransportLimits limits, Acceptor acceptor, Runnable stop) {
        this.place = place;
        this.limits = limits;
        this.acceptor = acceptor;
        this.stop = stop;
    }

    @Override
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(place.host(), place.port());
    }

    @Override
    public void stopAccepting() {
        stop.run();
    }

    @Override
    public void close() {
        stop.run();
    }

    TransportLimits limits() {
        return limits;
    }

    Acceptor acceptor() {
        return acceptor;
    }

    Acceptor.Decision decide(Handshake handshake) {
        if (connections.get() >= limits.connections()) {
            return new Acceptor.Refuse(SERVICE_UNAVAILABLE, "No more connections are taken at present.");
        }
        try {
            return acceptor.decide(handshake);
        } catch (RuntimeException failure) {
            LOG.error("The decision on a handshake failed", failure);
            return new Acceptor.Refuse(INTERNAL_SERVER_ERROR, "Internal error.");
        }
    }

    /** Counts a link among the connections until it is closed. */
    void count(Link link) {
        connections.incrementAndGet();
        link.dialled().closed().thenRun(connections::decrementAndGet);
    }
}
