package dev.callwire.transport.netty;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which web pages may connect: those of the server's own host, and those that are listed. */
final class Origins {
    private final Set<String> listed;

    Origins(Set<String> listed) {
        var lower = new HashSet<String>();
        listed.forEach(origin -> lower.add(origin.toLowerCase(Locale.ROOT)));
        this.listed = lower;
    }

    /**
     * Whether a page may connect.
     *
     * @param origin as the browser sent it; absent when the client is no browser
     * @param host the {@code Host} that the client asked for
     */
    boolean allow(@Nullable String origin, String host) {
        return origin == null || listed.contains(origin.toLowerCase(Locale.ROOT)) || isSameHost(origin, host);
    }

    /** Compares host and port alone, as a proxy in front may have taken TLS off. */
    private static boolean isSameHost(String origin, String host) {
        try {
            var from = new URI(origin);
            if (from.getHost() == null
                    || !origin.endsWith("://" + from.getRawAuthority())
                    || from.getUserInfo() != null) {
                return false;
            }
            var to = new URI("ws://" + host);
            if (to.getHost() == null || !host.equals(to.getRawAuthority()) || to.getUserInfo() != null) {
                return false;
            }
            var defaultPort = defaultPort(from);
            return from.getHost().equalsIgnoreCase(to.getHost())
                    && portOr(defaultPort, from) == portOr(defaultPort, to);
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }

    private static int portOr(int defaultPort, URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : defaultPort;
    }

    private static int defaultPort(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
    }
}
