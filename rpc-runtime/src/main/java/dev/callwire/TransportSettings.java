package dev.callwire;

import dev.callwire.call.Limits;
import dev.callwire.transport.LimitCounts;
import dev.callwire.transport.TransportLimits;

/** What of the limits is the transport's to keep. */
final class TransportSettings {
    private TransportSettings() {}

    static TransportLimits of(Limits limits, LimitCounts counts) {
        return new TransportLimits(
                limits.inboundMessageBytes(),
                limits.fragments(),
                limits.handshakeTimeout(),
                limits.requestLineBytes(),
                limits.headerBytes(),
                limits.connections(),
                limits.unsentBytesToPause(),
                limits.unsentBytesToClose(),
                limits.unwritableTimeout(),
                limits.pingAfter(),
                limits.pongWithin(),
                limits.controlFramesPer10Seconds(),
                limits.controlFramesPerMinute(),
                counts);
    }
}
