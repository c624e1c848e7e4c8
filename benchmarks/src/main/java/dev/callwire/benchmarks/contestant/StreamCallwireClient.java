package dev.callwire.benchmarks.contestant;

import dev.callwire.RpcClient;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Subscribes to a stream through the generated client, and asks for more whenever half of what it asked for is there. */
final class StreamCallwireClient implements Client {
    private final RpcClient client;
    private final Flow.Publisher<Integer> numbers;

    private StreamCallwireClient(RpcClient client, Flow.Publisher<Integer> numbers) {
        this.client = client;
        this.numbers = numbers;
    }

    static Client connect(int port, Function<Feed, Flow.Publisher<Integer>> stream) {
        var client = RpcClient.connect("ws://127.0.0.1:" + port + "/rpc");
        return new StreamCallwireClient(client, stream.apply(client.proxy(Feed.class)));
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var intake = new Intake(window);
        numbers.subscribe(intake);
        return intake.done.get();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Intake implements Flow.Subscriber<Integer> {
        private static final int AHEAD = 1024;
        private static final int HALF = AHEAD / 2;

        private final Window window;
        private final Tally tally = new Tally();
        private final CompletableFuture<Tally> done = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;
        private boolean over;
        private int due;

        Intake(Window window) {
            this.window = window;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(AHEAD);
        }

        @Override
        public void onNext(Integer item) {
            if (over) {
                return;
            }
            if (item != due) {
                onError(new IllegalStateException("The item " + item + " came in place of " + due));
                return;
            }
            due++;
            tally.end(Tally.UNTIMED);
            var from = subscription;
            if (from == null) {
                throw new IllegalStateException("An item came before the subscription");
            }
            if (window.isOver()) {
                over = true;
                from.cancel();
                done.complete(tally);
            } else if (due % HALF == 0) {
                from.request(HALF);
            }
        }

        @Override
        public void onError(Throwable failure) {
            over = true;
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            onError(new IllegalStateException("The stream has ended"));
        }
    }
}
