package dev.callwire.protocol;

import static java.util.Objects.requireNonNull;

import dev.callwire.transport.Handshake;
import java.util.List;
import java.util.Map;

/**
 * What a session is opened with.
 *
 * @param dialled whether this end opened the connection
 * @param handshake what the connection was opened with
 * @param served what this end serves and offers
 */
public record Opening(boolean dialled, ProtocolLimits limits, Handshake handshake, Served served) {
    public Opening {
        requireNonNull(limits, "limits");
        requireNonNull(handshake, "handshake");
        requireNonNull(served, "served");
    }

    /** Of a session that is to know of nothing else: neither who its peer is nor what this end serves. */
    public Opening(boolean dialled, ProtocolLimits limits) {
        this(dialled, limits, new Handshake("", "", Map.of(), List.of(), null), Served.NOTHING);
    }
}
