package dev.callwire;

import dev.callwire.protocol.Protocol;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Handshake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which protocol a connection speaks: told by the path of its handshake, then by the subprotocols it offers. */
final class PathSelection {
    private final Map<String, List<Protocol>> byPath = new LinkedHashMap<>();

    void add(Protocol protocol, List<String> paths) {
        paths.forEach(path ->
                byPath.computeIfAbsent(path, unused -> new ArrayList<>()).add(protocol));
    }

    Acceptor.Decision decide(Handshake handshake) {
        var protocols = byPath.get(handshake.path());
        if (protocols == null) {
            return new Acceptor.Refuse(
                    404, "Nothing is served at this path. Served: " + String.join(", ", byPath.keySet()));
        } else if (handshake.offered().isEmpty()) {
            return protocols.stream().anyMatch(Protocol::isSpokenWithoutSubprotocol)
                    ? new Acceptor.Accept(null)
                    : new Acceptor.Refuse(400, "Offer a subprotocol. Spoken here: " + spoken(protocols));
        }
        for (var offered : handshake.offered()) {
            if (find(protocols, offered) != null) {
                return new Acceptor.Accept(offered);
            }
        }
        return new Acceptor.Refuse(
                400, "None of the subprotocols that were offered is spoken here. Spoken: " + spoken(protocols));
    }

    /** The protocol of a handshake that was accepted. */
    Protocol protocolOf(Handshake handshake) {
        var protocols = byPath.getOrDefault(handshake.path(), List.of());
        var chosen = handshake.subprotocol();
        var protocol = chosen == null
                ? protocols.stream()
                        .filter(Protocol::isSpokenWithoutSubprotocol)
                        .findFirst()
                        .orElse(null)
                : find(protocols, chosen);
        if (protocol == null) {
            throw new IllegalStateException("No protocol was chosen for " + handshake.path());
        }
        return protocol;
    }

    private static @Nullable Protocol find(List<Protocol> protocols, String subprotocol) {
        return protocols.stream()
                .filter(protocol -> protocol.subprotocols().contains(subprotocol))
                .findFirst()
                .orElse(null);
    }

    private static String spoken(List<Protocol> protocols) {
        return String.join(
                ", ", protocols.stream().flatMap(p -> p.subprotocols().stream()).toList());
    }
}
