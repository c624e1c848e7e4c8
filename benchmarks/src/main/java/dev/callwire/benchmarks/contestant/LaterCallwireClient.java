package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < inFlight; i++) {
            var caller = new Caller(i, window);
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
    private final class Caller implements BiConsumer<Integer, @Nullable Throwable> {
        private final int number;
        private final Window window;
        private final Tally tally = new Tally();
        private final CompletableFuture<Tally> done = new CompletableFuture<>();
        private int a;
        private long begun;

        Caller(int number, Window window) {
            this.number = number;
            this.window = window;
        }

        void call() {
            a = Numbers.after(a);
            begun = tally.begin();
            calculator.later(a, number).whenComplete(this);
        }

        @Override
        public void accept(Integer sum, @Nullable Throwable failure) {
            if (failure != null || sum != a + number) {
                done.completeExceptionally(Numbers.wrong(a, number, sum, failure));
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
