package dev.callwire.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which contracts are compared. It is there while there is something to compare, and waits for nobody. */
final class ContractThread {
    static final Executor EXECUTOR = create();

    private static final int IDLE_SECONDS = 1;

    private ContractThread() {}

    private static Executor create() {
        var executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "callwire-contracts");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
