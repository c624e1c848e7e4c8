package dev.callwire.benchmarks.stress;

import dev.callwire.call.RpcPeer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Calls in flight, always as many: each that ends is followed by another. Half of the callers wait, on virtual threads
 * where the JDK has them, and half hold a future.
 */
final class Load implements AutoCloseable {
    private final ExecutorService threads = Threads.create();
    private final Numbered service;
    private final Ledger ledger;
    private final int longestMillis;
    private final CountDownLatch ending;
    private volatile boolean stopped;

    private Load(RpcPeer peer, Ledger ledger, int inFlight, int longestMillis) {
        service = peer.proxy(Numbered.class);
        this.ledger = ledger;
        this.longestMillis = longestMillis;
        ending = new CountDownLatch(inFlight);
    }

    /**
     * Begins to call.
     *
     * @param longestMillis how long a call takes at most
     */
    static Load start(RpcPeer peer, Ledger ledger, int inFlight, int longestMillis, Random random) {
        var load = new Load(peer, ledger, inFlight, longestMillis);
        for (int i = 0; i < inFlight; i++) {
            var own = new Random(random.nextLong());
            boolean blocking = i % 2 == 0;
            load.threads.execute(() -> {
                if (blocking) {
                    load.callAndWait(own);
                } else {
                    load.callNext(own);
                }
            });
        }
        return load;
    }

    private void callAndWait(Random random) {
        while (!stopped) {
            var kind = Kind.any(true, random.nextInt());
            int number = ledger.begin(kind);
            try {
                ledger.ended(number, kind.await(service, number, random.nextInt(longestMillis + 1)), null);
            } catch (Exception e) {
                ledger.ended(number, null, e);
            }
        }
        ending.countDown();
    }

    private void callNext(Random random) {
        if (stopped) {
            ending.countDown();
            return;
        }
        var kind = Kind.any(false, random.nextInt());
        int number = ledger.begin(kind);
        kind.start(service, number, random.nextInt(longestMillis + 1))
                .whenCompleteAsync(
                        (result, failure) -> {
                            ledger.ended(number, result, failure);
                            callNext(random);
                        },
                        threads);
    }

    /** Makes no more calls; false if some have not ended in time. */
    boolean end(Duration patience) throws InterruptedException {
        stopped = true;
        return ending.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
