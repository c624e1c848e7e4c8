package dev.callwire.benchmarks.contestant;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who takes part. */
public enum Contestant {
    ECHO("Netty WebSocket echo, no JSON") {
        @Override
        public Server serve() throws Exception {
            return EchoServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return NettyClient.connect(port, EchoRun::new);
        }
    },
    HAND("JSON-RPC by hand, Netty and Jackson streaming") {
        @Override
        public Server serve() throws Exception {
            return HandWrittenServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return NettyClient.connect(port, HandWrittenRun::new);
        }
    },
    CALLWIRE("Callwire, asynchronous, `@NonBlocking`") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connect(port);
        }
    },
    LATER("Callwire, asynchronous") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return LaterCallwireClient.connect(port);
        }
    },
    BLOCKING("Callwire, blocking callers and handlers") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return BlockingCallwireClient.connect(port);
        }
    };

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** In words, for the table. */
    public String title() {
        return title;
    }

    /** Whether it is a mode of Callwire's. */
    public boolean isCallwire() {
        return this != ECHO && this != HAND;
    }

    /** As it is named on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The contestant of an {@link #option()}. */
    public static Contestant of(String option) {
        return Arrays.stream(values())
                .filter(contestant -> contestant.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contestant is one of "
                        + Arrays.stream(values()).map(Contestant::option).collect(Collectors.joining(", ")) + ", not '"
                        + option + "'"));
    }

    /** Starts its server. */
    public abstract Server serve() throws Exception;

    /** Connects its client to the server. */
    public abstract Client connect(int port) throws Exception;
}
