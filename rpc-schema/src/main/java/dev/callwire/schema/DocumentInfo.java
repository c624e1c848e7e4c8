package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of the services as a whole.
 *
 * @param title what they are together, for people
 * @param version the version of their contract
 * @param servers where they are served, as {@link #server} reads it; may be empty
 */
public record DocumentInfo(String title, String version, List<URI> servers) {

    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    /** Checks and copies. */
    public DocumentInfo {
        requireNonNull(title, "title");
        requireNonNull(version, "version");
        servers = List.copyOf(servers);
    }

    /** Services that are served at places which are not known. */
    public DocumentInfo(String title, String version) {
        this(title, version, List.of());
    }

    /**
     * The URL of a server.
     *
     * @throws IllegalArgumentException if it is none; the message is fit for whoever has written it
     */
    public static URI server(String url) {
        URI server = parsed(url.strip());
        if (server == null
                || server.getScheme() == null
                || !SCHEMES.contains(server.getScheme().toLowerCase(Locale.ROOT))
                || server.getHost() == null
                || server.getRawUserInfo() != null
                || server.getRawQuery() != null
                || server.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "A server must be a URL of ws, wss, http or https with host and path alone,"
                            + " such as wss://shop.example.com/rpc. Found: '" + url + "'.");
        }
        return server;
    }

    private static @Nullable URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
