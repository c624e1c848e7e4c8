package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.netty.resources.LoopResources;

/** Takes a stream over RSocket's WebSocket transport, on the event loop. */
final class RSocketStreamClient implements Client {
    private final RSocket socket;
    private final LoopResources loops;

    private RSocketStreamClient(RSocket socket, LoopResources loops) {
        this.socket = socket;
        this.loops = loops;
    }

    static Client connect(int port) {
        var loops = RSocketPeerServer.newLoops();
        return new RSocketStreamClient(RSocketClient.open(port, loops), loops);
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var items = new Items(window);
        socket.requestStream(RSocketPayloads.numbers()).subscribe(items);
        return items.run.await();
    }

    @Override
    public void close() {
        socket.dispose();
        loops.dispose();
    }

    private static final class Items extends BaseSubscriber<Payload> {
        final StreamRun run;

        Items(Window window) {
            run = new StreamRun(window, new StreamRun.Source() {
                @Override
                public void request(int count) {
                    Items.this.request(count);
                }

                @Override
                public void cancel() {
                    Items.this.cancel();
                }
            });
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(StreamRun.AHEAD);
        }

        @Override
        protected void hookOnNext(Payload item) {
            run.take(RSocketPayloads.number(item));
        }

        @Override
        protected void hookOnError(Throwable cause) {
            run.failed(cause);
        }

        @Override
        protected void hookOnComplete() {
            run.failed(new IllegalStateException("The stream has ended"));
        }
    }
}
