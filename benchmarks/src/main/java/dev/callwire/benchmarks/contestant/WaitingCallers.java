package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.IntFunction;

/** As many threads as calls in flight, each waiting for its answer. */
final class WaitingCallers implements AutoCloseable {
    private final ExecutorService threads;

    WaitingCallers(Threads kind) {
        threads = kind.newExecutor();
    }

    /** What one of them calls. */
    interface Calls {

        /** Makes a call, and checks its result. */
        void call() throws Exception;
    }

    /** @param calls makes what a caller of some number calls */
    Tally run(int inFlight, Window window, IntFunction<Calls> calls) throws Exception {
        var tasks = new ArrayList<Callable<Tally>>();
        for (int i = 0; i < inFlight; i++) {
            int number = i;
            tasks.add(() -> callWhileOpen(calls.apply(number), window));
        }
        var sum = new Tally();
        for (var task : threads.invokeAll(tasks)) {
            sum.add(task.get());
        }
        return sum;
    }

    private static Tally callWhileOpen(Calls calls, Window window) throws Exception {
        var tally = new Tally();
        do {
            long begun = tally.begin();
            calls.call();
            tally.end(begun);
        } while (!window.isOver());
        return tally;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
