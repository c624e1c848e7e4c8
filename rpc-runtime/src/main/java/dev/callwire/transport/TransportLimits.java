package dev.callwire.transport;

import java.time.Duration;

/**
 * The bounds that a transport keeps.
 *
 * @param inboundMessageBytes a longer message closes the connection with 1009
 * @param fragments a message in more frames closes it with 1008
 * @param handshakeTimeout from accept, or connect, to the end of the handshake
 * @param requestLineBytes of the handshake's HTTP request
 * @param headerBytes of the handshake's HTTP request, all headers together
 * @param connections open at once; one more gets 503
 * @param unsentBytesToPause with more unsent bytes reading stops
 * @param unsentBytesToClose with more unsent bytes the connection is closed with 1008
 * @param unwritableTimeout how long a peer may take nothing before the connection is closed with 1008
 * @param pingAfter silence after which the peer is pinged; zero turns pings off
 * @param pongWithin how long the pong may take before the connection counts as lost
 * @param controlFramesPer10Seconds pings and pongs and cancels of the peer; more close with 1008
 * @param controlFramesPerMinute the same over a minute
 * @param counts told of each limit that is passed, by the names of these components
 */
public record TransportLimits(
        int inboundMessageBytes,
        int fragments,
        Duration handshakeTimeout,
        int requestLineBytes,
        int headerBytes,
        int connections,
        int unsentBytesToPause,
        int unsentBytesToClose,
        Duration unwritableTimeout,
        Duration pingAfter,
        Duration pongWithin,
        int controlFramesPer10Seconds,
        int controlFramesPerMinute,
        LimitCounts counts) {

    /** Bounds with counts of their own. */
    public TransportLimits(
            int inboundMessageBytes,
            int fragments,
            Duration handshakeTimeout,
            int requestLineBytes,
            int headerBytes,
            int connections,
            int unsentBytesToPause,
            int unsentBytesToClose,
            Duration unwritableTimeout,
            Duration pingAfter,
            Duration pongWithin,
            int controlFramesPer10Seconds,
            int controlFramesPerMinute) {
        this(
                inboundMessageBytes,
                fragments,
                handshakeTimeout,
                requestLineBytes,
                headerBytes,
                connections,
                unsentBytesToPause,
                unsentBytesToClose,
                unwritableTimeout,
                pingAfter,
                pongWithin,
                controlFramesPer10Seconds,
                controlFramesPerMinute,
                new LimitCounts());
    }
}
