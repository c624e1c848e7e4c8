package dev.callwire.stream;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;

/** Waiting that lets a pool put a spare thread in the waiting one's place, so that it never starves the pool. */
final class Waiting {
    private Waiting() {}

    static void on(ForkJoinPool.ManagedBlocker blocker) throws InterruptedException {
        try {
            ForkJoinPool.managedBlock(blocker);
        } catch (RejectedExecutionException e) {
            // The pool has no spare thread left.
            while (!blocker.isReleasable() && !blocker.block()) {
                Thread.onSpinWait();
            }
        }
    }
}
