package dev.callwire;

import dev.callwire.protocol.Protocol;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.Handshake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which protocol a connection speaks: told by the path of its handshake, then by the subprotocols it offers. Over HTTP
 * there are no subprotocols, and the first of the path's protocols is spoken that can be.
 */
final class PathSelection {
    private final Map<String, List<Protocol>> byPath = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if nothing would tell connections for it from those for another one */
    void add(Protocol protocol, Collection<String> paths) {
        for (var path : paths) {
            var others = byPath.computeIfAbsent(path, unused -> new ArrayList<>());
            for (var other : others) {
                if (!Collections.disjoint(other.subprotocols(), protocol.subprotocols())) {
                    throw new IllegalArgumentException(
                            "The protocols of a path are told apart by their subprotocols, but"
                                    + " at " + path + " those of " + other.name() + " and " + protocol.name() + " are "
                                    + other.subprotocols() + " and " + protocol.subprotocols()
                                    + "; give one another path");
                }
            }
            others.add(protocol);
        }
    }

    /** All that are spoken somewhere. */
    List<Protocol> protocols() {
        return byPath.values().stream().flatMap(List::stream).distinct().toList();
    }

    Acceptor.Decision decide(Handshake handshake) {
        var protocols = byPath.get(handshake.path());
        if (protocols == null) {
            return nothingThere();
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

    /** Decides on an HTTP request that brings a message. */
    Acceptor.Decision decideExchange(Handshake request) {
        if (!byPath.containsKey(request.path())) {
            return nothingThere();
        }
        return spokenOverHttp(request) != null
                ? new Acceptor.Accept(null)
                : new Acceptor.Refuse(405, "At this path WebSocket alone is spoken. Its handshake is a GET.");
    }

    /** The protocol of a request that was accepted. */
    Protocol protocolOfExchange(Handshake request) {
        var protocol = spokenOverHttp(request);
        if (protocol == null) {
            throw new IllegalStateException("No protocol is spoken over HTTP at " + request.path());
        }
        return protocol;
    }

    private @Nullable Protocol spokenOverHttp(Handshake request) {
        return byPath.getOrDefault(request.path(), List.of()).stream()
                .filter(Protocol::isSpokenOverHttp)
                .findFirst()
                .orElse(null);
    }

    private Acceptor.Refuse nothingThere() {
        return new Acceptor.Refuse(
                404, "Nothing is served at this path. Served: " + String.join(", ", byPath.keySet()));
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
