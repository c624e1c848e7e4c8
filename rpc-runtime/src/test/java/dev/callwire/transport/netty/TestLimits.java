package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import java.time.Duration;

/** The default limits, of which a test changes what it is about. */
final class TestLimits {
    private int inboundMessageBytes = 4 << 20;
    private int fragments = 1024;
    private Duration handshakeTimeout = Duration.ofSeconds(10);
    private int connections = 10_000;
    private int unsentBytesToPause = 512 << 10;
    private int unsentBytesToClose = 32 << 20;
    private Duration unwritableTimeout = Duration.ofSeconds(10);
    private Duration pingAfter = Duration.ofSeconds(30);
    private Duration pongWithin = Duration.ofSeconds(20);
    private int controlFramesPer10Seconds = 60;
    private int controlFramesPerMinute = 400;

    static TestLimits limits() {
        return new TestLimits();
    }

    TestLimits inboundMessageBytes(int bytes) {
        inboundMessageBytes = bytes;
        return this;
    }

    TestLimits fragments(int count) {
        fragments = count;
        return this;
    }

    TestLimits handshakeTimeoutMillis(int millis) {
        handshakeTimeout = Duration.ofMillis(millis);
        return this;
    }

    TestLimits connections(int count) {
        connections = count;
        return this;
    }

    TestLimits unsentBytesToPause(int bytes) {
        unsentBytesToPause = bytes;
        return this;
    }

    TestLimits unsentBytesToClose(int bytes) {
        unsentBytesToClose = bytes;
        return this;
    }

    TestLimits unwritableTimeoutMillis(int millis) {
        unwritableTimeout = Duration.ofMillis(millis);
        return this;
    }

    TestLimits pingAfterMillis(int millis) {
        pingAfter = Duration.ofMillis(millis);
        return this;
    }

    TestLimits pongWithinMillis(int millis) {
        pongWithin = Duration.ofMillis(millis);
        return this;
    }

    TestLimits controlFramesPerMinute(int count) {
        controlFramesPerMinute = count;
        return this;
    }

    TestLimits controlFrames(int count) {
        controlFramesPer10Seconds = count;
        controlFramesPerMinute = count;
        return this;
    }

    TransportLimits build() {
        return new TransportLimits(
                inboundMessageBytes,
                fragments,
                handshakeTimeout,
                4096,
                8192,
                connections,
                unsentBytesToPause,
                unsentBytesToClose,
                unwritableTimeout,
                pingAfter,
                pongWithin,
                controlFramesPer10Seconds,
                controlFramesPerMinute);
    }
}
