package dev.callwire.testing;

import java.util.Locale;

/** Where a server listens. */
record Place(String host, int port) {

    Place {
        host = host.toLowerCase(Locale.ROOT);
    }

    /** Whether every name leads here. */
    boolean isAnyHost() {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
