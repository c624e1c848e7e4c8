package dev.callwire.contract;

import dev.callwire.call.RpcPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that each connection logged, for as long as it is open. Thread-safe. */
final class ConnectionLogs {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLogs.class);

    /** Of one connection; lines beyond are not taken down. */
    private static final int CHARACTERS = 4 << 20;

    private final ConcurrentMap<RpcPeer, Lines> logs = new ConcurrentHashMap<>();

    void add(RpcPeer peer, String line) {
        if (!lines(peer).add(line)) {
            LOG.debug("{} logged more than {} characters; the rest is not taken down", peer, CHARACTERS);
        }
    }

    List<String> of(RpcPeer peer) {
        return lines(peer).list();
    }

    private Lines lines(RpcPeer peer) {
        var known = logs.get(peer);
        if (known != null) {
            return known;
        }
        var lines = logs.computeIfAbsent(peer, unused -> new Lines());
        peer.closed().thenRun(() -> logs.remove(peer));
        return lines;
    }

    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private int free = CHARACTERS;

        /** Takes down a line, if there is room for it. */
        synchronized boolean add(String line) {
            int taken = line.length() + 1; // even an empty line takes some
            if (taken > free) {
                return false;
            }
            free -= taken;
            return lines.add(line);
        }

        synchronized List<String> list() {
            return List.copyOf(lines);
        }
    }
}
