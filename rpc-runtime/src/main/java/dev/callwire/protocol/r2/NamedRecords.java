package dev.callwire.protocol.r2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The records of the clients that are known by name: those that are connected, and those that were of late. Where there are
 * too many, those that are gone are forgotten first. Thread-safe.
 */
final class NamedRecords {
    private final int most;
    private final long expiryNanos;
    private final LongSupplier time;
    private final Supplier<AnswerRecord> fresh;

    /** Those that are connected; first the one that has opened no connection for longest. */
    private final Map<String, NamedClient> here = new LinkedHashMap<>(16, 0.75f, true);

    /** Those that are not; first the one that has been gone for longest. */
    private final Map<String, NamedClient> gone = new LinkedHashMap<>();

    /**
     * Nobody has come yet.
     *
     * @param expiryNanos how long a client may be gone
     * @param time in nanoseconds, as {@link System#nanoTime}
     */
    NamedRecords(int most, long expiryNanos, LongSupplier time, Supplier<AnswerRecord> fresh) {
        this.most = most;
        this.expiryNanos = expiryNanos;
        this.time = time;
        this.fresh = fresh;
    }

    /** A client has opened a connection. */
    synchronized NamedClient of(String name) {
        forgetExpired();
        var client = here.computeIfAbsent(name, this::comesBack);
        client.comes();
        if (size() > most) {
            forgetFirst(gone.isEmpty() ? here : gone);
        }
        return client;
    }

    private NamedClient comesBack(String name) {
        var client = gone.remove(name);
        return client == null ? new NamedClient(name, fresh.get()) : client;
    }

    private void forgetExpired() {
        long now = time.getAsLong();
        var clients = gone.values().iterator();
        while (clients.hasNext() && clients.next().nanosGone(now) >= expiryNanos) {
            clients.remove();
        }
    }

    private static void forgetFirst(Map<String, NamedClient> clients) {
        clients.remove(clients.keySet().iterator().next());
    }

    /** A connection of a client's has ended. */
    synchronized void left(NamedClient client) {
        if (client.leaves(time.getAsLong()) && here.remove(client.name(), client)) { // else it was forgotten before
            gone.put(client.name(), client);
        }
    }

    /** How many clients are remembered. */
    synchronized int size() {
        return here.size() + gone.size();
    }
}
