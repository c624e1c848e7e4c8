package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import dev.callwire.call.CallOptions;
import dev.callwire.call.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Calls through the generated client; each answer makes the next call, on the event loop. */
final class AsyncCallwireClient implements Client {
    private static final int MOST_IN_FLIGHT = 1 << 15;

    /** Prime, so that methods come in no order that a processor could foresee. */
    private static final int STEP = 7919;

    private final RpcClient client;
    private final Calculator calculator;
    private final IntFunction<Calls.Adding> adding;

    /** @param adding what a caller of some number adds with; {@code null} for the calculator */
    private AsyncCallwireClient(RpcClient client, @Nullable IntFunction<Calls.Adding> adding) {
        this.client = client;
        calculator = client.proxy(Calculator.class);
        this.adding = adding == null ? number -> calculator::add : adding;
    }

    static Client connect(int port) {
        return over(RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"));
    }

    /** Over a connection that is there already. */
    static Client over(RpcClient client) {
        return new AsyncCallwireClient(client, null);
    }

    /** With room for more calls in flight than there is by default. */
    static Client connectWide(int port) {
        return over(wide(port));
    }

    private static RpcClient wide(int port) {
        return RpcClient.builder("ws://127.0.0.1:" + port + "/rpc")
                .limits(Limits.DEFAULTS.toBuilder().pendingCalls(MOST_IN_FLIGHT).build())
                .connect();
    }

    /** Adds with so many methods, all of them in turn. */
    static Client connect(int port, int methods) {
        var client = wide(port);
        var many = client.proxy(new ManyMethods.Binding(methods), CallOptions.DEFAULTS);
        return new AsyncCallwireClient(client, number -> new Calls.Adding() {
            private int method = number;

            @Override
            public CompletionStage<Integer> add(int a, int b) {
                method = (method + STEP) % methods;
                return many.add(method, a, b);
            }
        });
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        return run(new Round<>(inFlight, window, number -> Calls.sums(number, adding.apply(number))));
    }

    @Override
    public Tally echo(int inFlight, Window window) throws Exception {
        return run(new Round<>(inFlight, window, number -> Calls.echoes(number, inFlight, calculator::echo)));
    }

    @Override
    public Tally text(int bytes, int inFlight, Window window) throws Exception {
        return run(new Round<>(inFlight, window, number -> Calls.texts(bytes, calculator::text)));
    }

    private Tally run(Round<?> round) throws Exception {
        beginOnEventLoop(round);
        return round.done.get();
    }

    /** An answer comes on the event loop, unless it was there before anybody asked for it. */
    private void beginOnEventLoop(Round<?> round) {
        var asking = Thread.currentThread();
        calculator.add(0, 0).whenComplete((sum, failure) -> {
            if (failure != null) {
                round.done.completeExceptionally(failure);
            } else if (Thread.currentThread() == asking) {
                beginOnEventLoop(round);
            } else {
                round.begin();
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Round<R> {
        final Window window;
        final Tally tally = new Tally();
        final CompletableFuture<Tally> done = new CompletableFuture<>();
        private final IntFunction<Calls<R>> calls;
        int callers;

        Round(int callers, Window window, IntFunction<Calls<R>> calls) {
            this.callers = callers;
            this.window = window;
            this.calls = calls;
        }

        void begin() {
            for (int i = 0, count = callers; i < count; i++) {
                new Caller<>(this, calls.apply(i)).call();
            }
        }
    }

    /** Has one call in flight at a time. */
    private static final class Caller<R> implements BiConsumer<R, @Nullable Throwable> {
        private final Round<R> round;
        private final Calls<R> calls;
        private long begun;

        Caller(Round<R> round, Calls<R> calls) {
            this.round = round;
            this.calls = calls;
        }

        void call() {
            calls.next().whenComplete(this);
        }

        @Override
        public void accept(R result, @Nullable Throwable failure) {
            if (failure != null || !calls.isRight(result)) {
                round.done.completeExceptionally(Calls.wrong(result, failure));
                return;
            }
            round.tally.end(begun);
            if (!round.window.isOver()) {
                begun = round.tally.begin();
                call();
            } else if (--round.callers == 0) {
                round.done.complete(round.tally);
            }
        }
    }
}
