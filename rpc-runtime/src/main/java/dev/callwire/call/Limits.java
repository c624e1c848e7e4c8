package dev.callwire.call;

import java.time.Duration;

/**
 * What one end bears from the other. Everything has a bound; {@link #DEFAULTS} suit a server on the open internet.
 * Immutable.
 *
 * <pre>{@code
 * Limits.DEFAULTS.toBuilder().inboundMessageBytes(64 << 10).build()
 * }</pre>
 */
public final class Limits {
    /** The defaults. */
    public static final Limits DEFAULTS = new Builder().build();

    private final int inboundMessageBytes;
    private final int outboundMessageBytes;
    private final int fragments;
    private final int jsonDepth;
    private final int jsonTokens;
    private final int jsonNameLength;
    private final int jsonNumberLength;
    private final int idLength;
    private final int methodLength;
    private final int batchEntries;
    private final int callsInFlight;
    private final int pendingCalls;
    private final int references;
    private final int streams;
    private final int streamWindow;
    private final int streamWindowBytes;
    private final int streamBufferBytes;
    private final boolean adaptiveStreamWindow;
    private final int cancelsPer10Seconds;
    private final int cancelsPerMinute;
    private final Duration callTimeout;
    private final Duration drainTimeout;
    private final int connections;
    private final Duration handshakeTimeout;
    private final int requestLineBytes;
    private final int headerBytes;
    private final int unsentBytesToPause;
    private final int unsentBytesToClose;
    private final Duration unwritableTimeout;
    private final Duration pingAfter;
    private final Duration pongWithin;
    private final int controlFramesPer10Seconds;
    private final int controlFramesPerMinute;

    private Limits(Builder builder) {
        inboundMessageBytes = builder.inboundMessageBytes;
        outboundMessageBytes = builder.outboundMessageBytes;
        fragments = builder.fragments;
        jsonDepth = builder.jsonDepth;
        jsonTokens = builder.jsonTokens;
        jsonNameLength = builder.jsonNameLength;
        jsonNumberLength = builder.jsonNumberLength;
        idLength = builder.idLength;
        methodLength = builder.methodLength;
        batchEntries = builder.batchEntries;
        callsInFlight = builder.callsInFlight;
        pendingCalls = builder.pendingCalls;
        references = builder.references;
        streams = builder.streams;
        streamWindow = builder.streamWindow;
        streamWindowBytes = builder.streamWindowBytes;
        streamBufferBytes = builder.streamBufferBytes;
        adaptiveStreamWindow = builder.adaptiveStreamWindow;
        cancelsPer10Seconds = builder.cancelsPer10Seconds;
        cancelsPerMinute = builder.cancelsPerMinute;
        callTimeout = builder.callTimeout;
        drainTimeout = builder.drainTimeout;
        connections = builder.connections;
        handshakeTimeout = builder.handshakeTimeout;
        requestLineBytes = builder.requestLineBytes;
        headerBytes = builder.headerBytes;
        unsentBytesToPause = builder.unsentBytesToPause;
        unsentBytesToClose = builder.unsentBytesToClose;
        unwritableTimeout = builder.unwritableTimeout;
        pingAfter = builder.pingAfter;
        pongWithin = builder.pongWithin;
        controlFramesPer10Seconds = builder.controlFramesPer10Seconds;
        controlFramesPerMinute = builder.controlFramesPerMinute;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Begins with these limits. */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.inboundMessageBytes = inboundMessageBytes;
        builder.outboundMessageBytes = outboundMessageBytes;
        builder.fragments = fragments;
        builder.jsonDepth = jsonDepth;
        builder.jsonTokens = jsonTokens;
        builder.jsonNameLength = jsonNameLength;
        builder.jsonNumberLength = jsonNumberLength;
        builder.idLength = idLength;
        builder.methodLength = methodLength;
        builder.batchEntries = batchEntries;
        builder.callsInFlight = callsInFlight;
        builder.pendingCalls = pendingCalls;
        builder.references = references;
        builder.streams = streams;
        builder.streamWindow = streamWindow;
        builder.streamWindowBytes = streamWindowBytes;
        builder.streamBufferBytes = streamBufferBytes;
        builder.adaptiveStreamWindow = adaptiveStreamWindow;
        builder.cancelsPer10Seconds = cancelsPer10Seconds;
        builder.cancelsPerMinute = cancelsPerMinute;
        builder.callTimeout = callTimeout;
        builder.drainTimeout = drainTimeout;
        builder.connections = connections;
        builder.handshakeTimeout = handshakeTimeout;
        builder.requestLineBytes = requestLineBytes;
        builder.headerBytes = headerBytes;
        builder.unsentBytesToPause = unsentBytesToPause;
        builder.unsentBytesToClose = unsentBytesToClose;
        builder.unwritableTimeout = unwritableTimeout;
        builder.pingAfter = pingAfter;
        builder.pongWithin = pongWithin;
        builder.controlFramesPer10Seconds = controlFramesPer10Seconds;
        builder.controlFramesPerMinute = controlFramesPerMinute;
        return builder;
    }

    /** Of a message that comes; a longer one closes the connection with 1009. */
    public int inboundMessageBytes() {
        return inboundMessageBytes;
    }

    /** Of a message that goes out; a call with a longer one fails with -32008. */
    public int outboundMessageBytes() {
        return outboundMessageBytes;
    }

    /** Of a message; more close the connection with 1008. */
    public int fragments() {
        return fragments;
    }

    /** Of arrays and objects in each other; deeper is -32700. */
    public int jsonDepth() {
        return jsonDepth;
    }

    /** Of a message: its names and values; more are -32700. */
    public int jsonTokens() {
        return jsonTokens;
    }

    /** Of a name, in bytes; a longer one is -32700. */
    public int jsonNameLength() {
        return jsonNameLength;
    }

    /** Of a number, in characters; a longer one is -32700. */
    public int jsonNumberLength() {
        return jsonNumberLength;
    }

    /** Of a call's id, in characters of JSON; a longer one is -32600. */
    public int idLength() {
        return idLength;
    }

    /** Of a method name; a longer one is -32600. */
    public int methodLength() {
        return methodLength;
    }

    /** Of a batch; more are -32010. 0 turns batches off. */
    public int batchEntries() {
        return batchEntries;
    }

    /** That run for one connection at a time; with as many, reading stops. */
    public int callsInFlight() {
        return callsInFlight;
    }

    /** That one connection waits for at a time; one more fails at once, not executed. */
    public int pendingCalls() {
        return pendingCalls;
    }

    /** Objects of either end that the other may refer to at a time; a call that brings more is -32006. */
    public int references() {
        return references;
    }

    /** Streams and subscriptions of the peer's, and streams among parameters, over one connection at a time. */
    public int streams() {
        return streams;
    }

    /** Items of a stream that the peer may send before its consumer has asked for them. */
    public int streamWindow() {
        return streamWindow;
    }

    /** Bytes of a stream that the window is to hold at most: large items make it smaller. */
    public int streamWindowBytes() {
        return streamWindowBytes;
    }

    /** Bytes by which the windows of one connection may grow together, and that may wait in them. */
    public int streamBufferBytes() {
        return streamBufferBytes;
    }

    /** Whether a window grows while it is what holds its stream up. */
    public boolean isStreamWindowAdaptive() {
        return adaptiveStreamWindow;
    }

    /** Cancels of the peer in 10 seconds; with more the connection is closed with 1008. */
    public int cancelsPer10Seconds() {
        return cancelsPer10Seconds;
    }

    /** The same over a minute. */
    public int cancelsPerMinute() {
        return cancelsPerMinute;
    }

    /** Of a call that comes, unless its caller waits for less; then it is cancelled and answered with -32013. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** That a closing server gives the calls that run. */
    public Duration drainTimeout() {
        return drainTimeout;
    }

    /** Of a server; one more is refused with 503. */
    public int connections() {
        return connections;
    }

    /** From accept to the end of the handshake; then the connection is closed. */
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** Of the handshake's request line; a longer one is refused with 4xx. */
    public int requestLineBytes() {
        return requestLineBytes;
    }

    /** Of the handshake's headers together; more are refused with 4xx. */
    public int headerBytes() {
        return headerBytes;
    }

    /** Of a connection; with more, reading stops. */
    public int unsentBytesToPause() {
        return unsentBytesToPause;
    }

    /** Of a connection; with more it is closed with 1008. */
    public int unsentBytesToClose() {
        return unsentBytesToClose;
    }

    /** That a peer may take nothing; then the connection is closed with 1008. */
    public Duration unwritableTimeout() {
        return unwritableTimeout;
    }

    /** Of silence; zero sends no pings. */
    public Duration pingAfter() {
        return pingAfter;
    }

    /** Of a ping; without one the connection is lost. */
    public Duration pongWithin() {
        return pongWithin;
    }

    /** Of the peer; more close the connection with 1008. */
    public int controlFramesPer10Seconds() {
        return controlFramesPer10Seconds;
    }

    /** Of the peer; more close the connection with 1008. */
    public int controlFramesPerMinute() {
        return controlFramesPerMinute;
    }

    /** Builds limits. */
    public static final class Builder {
        /** Each connection has a table for so many. */
        private static final int MOST_PENDING = 1 << 20;

        /** Room for any fault's code and words, so that every call can be answered. */
        private static final int LEAST_OUTBOUND = 512;

        private int inboundMessageBytes = 4 << 20;
        private int outboundMessageBytes = 16 << 20;
        private int fragments = 1024;
        private int jsonDepth = 64;
        private int jsonTokens = 100_000;
        private int jsonNameLength = 1024;
        private int jsonNumberLength = 256;
        private int idLength = 128;
        private int methodLength = 256;
        private int batchEntries = 100;
        private int callsInFlight = 128;
        private int pendingCalls = 1024;
        private int references = 1024;
        private int streams = 1_024;
        private int streamWindow = 256;
        private int streamWindowBytes = 256 * 1024;
        private int streamBufferBytes = 16 * 1024 * 1024;
        private boolean adaptiveStreamWindow = true;
        private int cancelsPer10Seconds = 60;
        private int cancelsPerMinute = 400;
        private Duration callTimeout = Duration.ofSeconds(30);
        private Duration drainTimeout = Duration.ofSeconds(30);
        private int connections = 10_000;
        private Duration handshakeTimeout = Duration.ofSeconds(10);
        private int requestLineBytes = 4096;
        private int headerBytes = 8192;
        private int unsentBytesToPause = 512 << 10;
        private int unsentBytesToClose = 32 << 20;
        private Duration unwritableTimeout = Duration.ofSeconds(10);
        private Duration pingAfter = Duration.ofSeconds(30);
        private Duration pongWithin = Duration.ofSeconds(20);
        private int controlFramesPer10Seconds = 60;
        private int controlFramesPerMinute = 400;

        private Builder() {}

        /** Of a message that comes; a longer one closes the connection with 1009. */
        public Builder inboundMessageBytes(int limit) {
            inboundMessageBytes = atLeast(1, limit, "inboundMessageBytes");
            return this;
        }

        /** Of a message that goes out; a call with a longer one fails with -32008. */
        public Builder outboundMessageBytes(int limit) {
            outboundMessageBytes = atLeast(LEAST_OUTBOUND, limit, "outboundMessageBytes");
            return this;
        }

        /** Of a message; more close the connection with 1008. */
        public Builder fragments(int limit) {
            fragments = atLeast(1, limit, "fragments");
            return this;
        }

        /** Of arrays and objects in each other; deeper is -32700. */
        public Builder jsonDepth(int limit) {
            jsonDepth = atLeast(1, limit, "jsonDepth");
            return this;
        }

        /** Of a message: its names and values; more are -32700. */
        public Builder jsonTokens(int limit) {
            jsonTokens = atLeast(1, limit, "jsonTokens");
            return this;
        }

        /** Of a name, in bytes; a longer one is -32700. */
        public Builder jsonNameLength(int limit) {
            jsonNameLength = atLeast(1, limit, "jsonNameLength");
            return this;
        }

        /** Of a number, in characters; a longer one is -32700. */
        public Builder jsonNumberLength(int limit) {
            jsonNumberLength = atLeast(1, limit, "jsonNumberLength");
            return this;
        }

        /** Of a call's id, in characters of JSON; a longer one is -32600. */
        public Builder idLength(int limit) {
            idLength = atLeast(1, limit, "idLength");
            return this;
        }

        /** Of a method name; a longer one is -32600. */
        public Builder methodLength(int limit) {
            methodLength = atLeast(1, limit, "methodLength");
            return this;
        }

        /** Of a batch; more are -32010. 0 turns batches off. */
        public Builder batchEntries(int limit) {
            batchEntries = atLeast(0, limit, "batchEntries");
            return this;
        }

        /** That run for one connection at a time; with as many, reading stops. */
        public Builder callsInFlight(int limit) {
            callsInFlight = atLeast(1, limit, "callsInFlight");
            return this;
        }

        /** That one connection waits for at a time; one more fails at once, not executed. */
        public Builder pendingCalls(int limit) {
            pendingCalls = atLeast(1, limit, "pendingCalls");
            if (limit > MOST_PENDING) {
                throw new IllegalArgumentException("pendingCalls is at most " + MOST_PENDING + ", not " + limit);
            }
            return this;
        }

        /** Objects of either end that the other may refer to at a time; a call that brings more is -32006. */
        public Builder references(int limit) {
            references = atLeast(0, limit, "references");
            return this;
        }

        /**
         * Streams and subscriptions of the peer's, and streams among parameters, over one connection at a time; one more is
         * -32006.
         */
        public Builder streams(int limit) {
            streams = atLeast(0, limit, "streams");
            return this;
        }

        /**
         * Items of a stream that the peer may send before its consumer has asked for them. A window that is adaptive
         * begins with so many.
         */
        public Builder streamWindow(int limit) {
            streamWindow = atLeast(1, limit, "streamWindow");
            return this;
        }

        /** Bytes of a stream that its window is to hold at most before it has grown: large items make it smaller. */
        public Builder streamWindowBytes(int limit) {
            streamWindowBytes = atLeast(1, limit, "streamWindowBytes");
            return this;
        }

        /**
         * Bytes by which the windows of one connection may grow together, and that may wait in them; a stream that brings
         * more ends with an error.
         */
        public Builder streamBufferBytes(int limit) {
            streamBufferBytes = atLeast(1, limit, "streamBufferBytes");
            return this;
        }

        /** Whether a window grows while it is what holds its stream up; otherwise it stays as it is set. */
        public Builder adaptiveStreamWindow(boolean adaptive) {
            adaptiveStreamWindow = adaptive;
            return this;
        }

        /** Cancels of the peer in 10 seconds; with more the connection is closed with 1008. */
        public Builder cancelsPer10Seconds(int limit) {
            cancelsPer10Seconds = atLeast(1, limit, "cancelsPer10Seconds");
            return this;
        }

        /** The same over a minute. */
        public Builder cancelsPerMinute(int limit) {
            cancelsPerMinute = atLeast(1, limit, "cancelsPerMinute");
            return this;
        }

        /** Of a call that comes, unless its caller waits for less; then it is cancelled and answered with -32013. */
        public Builder callTimeout(Duration limit) {
            callTimeout = atLeast(1, limit, "callTimeout");
            return this;
        }

        /** That a closing server gives the calls that run. */
        public Builder drainTimeout(Duration limit) {
            drainTimeout = atLeast(1, limit, "drainTimeout");
            return this;
        }

        /** Of a server; one more is refused with 503. */
        public Builder connections(int limit) {
            connections = atLeast(1, limit, "connections");
            return this;
        }

        /** From accept to the end of the handshake; then the connection is closed. */
        public Builder handshakeTimeout(Duration limit) {
            handshakeTimeout = atLeast(1, limit, "handshakeTimeout");
            return this;
        }

        /** Of the handshake's request line; a longer one is refused with 4xx. */
        public Builder requestLineBytes(int limit) {
            requestLineBytes = atLeast(1, limit, "requestLineBytes");
            return this;
        }

        /** Of the handshake's headers together; more are refused with 4xx. */
        public Builder headerBytes(int limit) {
            headerBytes = atLeast(1, limit, "headerBytes");
            return this;
        }

        /** Of a connection; with more, reading stops. */
        public Builder unsentBytesToPause(int limit) {
            unsentBytesToPause = atLeast(1, limit, "unsentBytesToPause");
            return this;
        }

        /** Of a connection; with more it is closed with 1008. */
        public Builder unsentBytesToClose(int limit) {
            unsentBytesToClose = atLeast(1, limit, "unsentBytesToClose");
            return this;
        }

        /** That a peer may take nothing; then the connection is closed with 1008. */
        public Builder unwritableTimeout(Duration limit) {
            unwritableTimeout = atLeast(1, limit, "unwritableTimeout");
            return this;
        }

        /** Of silence; zero sends no pings. */
        public Builder pingAfter(Duration limit) {
            pingAfter = atLeast(0, limit, "pingAfter");
            return this;
        }

        /** Of a ping; without one the connection is lost. */
        public Builder pongWithin(Duration limit) {
            pongWithin = atLeast(1, limit, "pongWithin");
            return this;
        }

        /** Of the peer; more close the connection with 1008. */
        public Builder controlFramesPer10Seconds(int limit) {
            controlFramesPer10Seconds = atLeast(1, limit, "controlFramesPer10Seconds");
            return this;
        }

        /** Of the peer; more close the connection with 1008. */
        public Builder controlFramesPerMinute(int limit) {
            controlFramesPerMinute = atLeast(1, limit, "controlFramesPerMinute");
            return this;
        }

        /** The limits. */
        public Limits build() {
            return new Limits(this);
        }

        private static int atLeast(int least, int limit, String name) {
            if (limit < least) {
                throw new IllegalArgumentException(name + " is at least " + least + ", not " + limit);
            }
            return limit;
        }

        private static Duration atLeast(int leastMillis, Duration limit, String name) {
            if (limit.compareTo(Duration.ofMillis(leastMillis)) < 0) {
                throw new IllegalArgumentException(name + " is at least " + leastMillis + " ms, not " + limit);
            }
            return limit;
        }
    }
}
