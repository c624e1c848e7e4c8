package dev.callwire;

import dev.callwire.transport.Handshake;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a server answers to. A page can make a name of its own site point to this machine; its browser then
 * takes the server for that site, but still says in the {@code Host} header which name was asked for.
 */
final class Hosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> names;
    private final boolean pagesOnly;

    private Hosts(Set<String> names, boolean pagesOnly) {
        this.names = names;
        this.pagesOnly = pagesOnly;
    }

    /** These names alone, for everyone; each with any port unless it names one. */
    static Hosts of(Set<String> listed) {
        return new Hosts(lowerCase(listed.stream()), false);
    }

    /**
     * For pages the names of the machine itself, where a server is bound to it alone; any name otherwise.
     *
     * @param bound what the server listens on
     */
    static Hosts boundTo(String bound) {
        return new Hosts(
                isLoopback(bound) ? lowerCase(Stream.concat(LOOPBACK.stream(), Stream.of(bound))) : Set.of(), true);
    }

    /** Whether a request asks for one of the names. */
    boolean allow(Handshake request) {
        if (names.isEmpty() || (pagesOnly && !request.headers().containsKey("origin"))) {
            return true;
        }
        var asked = request.headers().getOrDefault("host", List.of());
        return asked.size() == 1 && isAllowed(asked.get(0).toLowerCase(Locale.ROOT));
    }

    private boolean isAllowed(String host) {
        return names.contains(host) || names.contains(withoutPort(host));
    }

    private static String withoutPort(String host) {
        var colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    private static Set<String> lowerCase(Stream<String> some) {
        return some.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
