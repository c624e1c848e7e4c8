package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A publisher of {@code bench.tick} and a hundred subscribers at a router, a connection each, all by hand on one event
 * loop. Each delivery counts as a call; an event is in flight until all have got it.
 */
final class RoutedEvents implements Client {
    private static final int SUBSCRIBERS = 100;
    private static final long EVENT = 36;
    private static final String SUBSCRIBE = "[32,1,{},\"bench.tick\"]";

    private final Loops loops = Loops.start();
    private final CompletableFuture<Tally> broken = new CompletableFuture<>();
    private final Publisher publisher = new Publisher();

    private RoutedEvents() {}

    static Client connect(int port) throws Exception {
        var client = new RoutedEvents();
        WampSession.join(client.loops, port, null, client.publisher);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            WampSession.join(client.loops, port, SUBSCRIBE, client.new Subscriber());
        }
        return client;
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var run = new Run(inFlight, window);
        publisher.loop().execute(() -> publisher.begin(run));
        return (Tally) CompletableFuture.anyOf(run.done, broken).get();
    }

    @Override
    public void close() {
        loops.close();
    }

    /** One measurement. */
    private static final class Run {
        final Tally tally = new Tally();
        final CompletableFuture<Tally> done = new CompletableFuture<>();
        final Window window;
        final long[] begun;
        final int[] deliveries;

        Run(int inFlight, Window window) {
            this.window = window;
            begun = new long[inFlight];
            deliveries = new int[inFlight];
        }

        int slot(long event) {
            return (int) (event % begun.length);
        }
    }

    private final class Publisher extends WampWork {
        private static final byte[] PUBLISH = bytes("[16,");
        private static final byte[] TICK = bytes(",{},\"bench.tick\",[");

        private Run run = new Run(1, Window.of(Duration.ZERO));
        private long last;

        Publisher() {
            super(broken::completeExceptionally);
        }

        void begin(Run next) {
            run = next;
            for (int i = 0; i < next.begun.length; i++) {
                publish();
            }
            flush();
        }

        private void publish() {
            long event = ++last;
            run.begun[run.slot(event)] = run.tally.begin();
            run.deliveries[run.slot(event)] = 0;
            var frame = begin(PUBLISH);
            append(frame, event);
            frame.writeBytes(TICK);
            append(frame, event);
            frame.writeByte(']').writeByte(']');
            end(frame);
        }

        void delivered(long event) {
            int slot = run.slot(event);
            run.tally.end(run.begun[slot]);
            if (++run.deliveries[slot] < SUBSCRIBERS) {
                return;
            }
            if (!run.window.isOver()) {
                publish();
            } else if (event == last) {
                run.done.complete(run.tally);
            }
        }

        @Override
        void take(long type, WampCursor frame) {
            throw unexpected(frame);
        }
    }

    private final class Subscriber extends WampWork {
        private long due = 1;

        Subscriber() {
            super(broken::completeExceptionally);
        }

        @Override
        void take(long type, WampCursor frame) {
            frame.number(); // its one subscription
            frame.number();
            frame.dictionary();
            if (type != EVENT || frame.number() != due) {
                throw unexpected(frame);
            }
            publisher.delivered(due);
            due++;
        }

        /** The publisher goes on when one read's worth of events has been counted. */
        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
            super.channelReadComplete(ctx);
            publisher.flush();
        }
    }
}
