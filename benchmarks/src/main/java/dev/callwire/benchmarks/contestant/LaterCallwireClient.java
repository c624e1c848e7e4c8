package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Calls through the generated client; each answer makes the next call, on the worker thread that it comes on. */
final class LaterCallwireClient implements Client {
    private final RpcClient client;
    private final Calculator calculator;

    private LaterCallwireClient(RpcClient client) {
        this.client = client;
        calculator = client.proxy(Calculator.class);
    }

    static Client connect(int port) {
        return new LaterCallwireClient(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(inFlight, window, number -> Calls.sums(number, calculator::later));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return run(inFlight, window, number -> Calls.echoes(number, inFlight, calculator::echoLater));
    }

    private static <R> Tally run(int inFlight, Window window, IntFunction<Calls<R>> calls) throws Exception {
        var callers = new ArrayList<Caller<R>>();
        for (int i = 0; i < inFlight; i++) {
            var caller = new Caller<>(calls.apply(i), window);
            callers.add(caller);
            caller.call();
        }
        var sum = new Tally();
        for (var caller : callers) {
            sum.add(caller.done.get());
        }
        return sum;
    }

    @Override
    public void close() {
        client.close();
    }

    /** Has one call in flight at a time, so that one thread at a time is here. */
    private static final class Caller<R> implements BiConsumer<R, @Nullable Throwable> {
        private final Calls<R> calls;
        private final Window window;
        private final Tally tally = new Tally();
        private final CompletableFuture<Tally> done = new CompletableFuture<>();
        private long begun;

        Caller(Calls<R> calls, Window window) {
            this.calls = calls;
            this.window = window;
        }

        void call() {
            begun = tally.begin();
            calls.next().whenComplete(this);
        }

        @Override
        public void accept(R result, @Nullable Throwable failure) {
            if (failure != null || !calls.isRight(result)) {
                done.completeExceptionally(Calls.wrong(result, failure));
                return;
            }
            tally.end(begun);
            if (window.isOver()) {
                done.complete(tally);
            } else {
                call();
            }
        }
    }
}
