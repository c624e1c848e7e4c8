package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import dev.callwire.stream.StreamReader;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Reads a stream at a rate of its own, and makes calls over the same connection. */
public final class SlowReader implements AutoCloseable {
    private static final long NANOS_PER_ITEM = 1_000_000;

    private final RpcClient client;
    private final Client calls;
    private volatile long delivered;
    private volatile @Nullable Throwable failure;

    private SlowReader(RpcClient client) {
        this.client = client;
        calls = AsyncCallwireClient.over(client);
    }

    /** Connected to a server on loopback, reading nothing yet. */
    public static SlowReader connect(int port) {
        return new SlowReader(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    /** Begins to read 1,000 items a second. */
    public void begin() {
        var thread = new Thread(this::read, "slow-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (var items = StreamReader.of(client.proxy(Feed.class).later())) {
            long due = System.nanoTime();
            for (int item : items) {
                if (item != delivered) {
                    throw new IllegalStateException("The item " + item + " came in place of " + delivered);
                }
                delivered = item + 1L;
                due = Math.max(due + NANOS_PER_ITEM, System.nanoTime() - 10 * NANOS_PER_ITEM);
                waitUntil(due);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** How many items it has read. */
    public long delivered() {
        var broken = failure;
        if (broken != null) {
            throw new IllegalStateException("The stream has ended", broken);
        }
        return delivered;
    }

    /** Makes calls in a closed loop, as {@link Client#run}. */
    public Tally call(int inFlight, Window window) throws Exception {
        return calls.run(inFlight, window);
    }

    @Override
    public void close() {
        client.close();
    }
}
