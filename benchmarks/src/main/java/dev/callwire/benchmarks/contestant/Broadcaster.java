package dev.callwire.benchmarks.contestant;

import java.util.Locale;

/** Who sends events to many. */
public enum Broadcaster {
    FRAMES("Netty WebSocket broadcast, JSON made once for each event") {
        @Override
        public Broadcast serve() throws Exception {
            return NettyBroadcast.start();
        }
    },
    TOPIC("Callwire, a topic") {
        @Override
        public Broadcast serve() {
            return CallwireBroadcast.start();
        }
    };

    private final String title;

    Broadcaster(String title) {
        this.title = title;
    }

    /** In words, for the table. */
    public String title() {
        return title;
    }

    /** As it is named on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The broadcaster of an {@link #option()}. */
    public static Broadcaster of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }

    /** Starts its server. */
    public abstract Broadcast serve() throws Exception;
}
