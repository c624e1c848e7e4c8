package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.contestant.proto.IntMessage;
import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/** Takes a stream by grpc-java, on the event loop. */
final class GrpcStreamClient implements Client {
    private final ManagedChannel channel;

    private GrpcStreamClient(ManagedChannel channel) {
        this.channel = channel;
    }

    static Client connect(int port) {
        return new GrpcStreamClient(GrpcClient.builder(port).directExecutor().build());
    }

    @Override
    public Tally run(int inFlight, Window window) throws Exception {
        var items = new Items(window);
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(GrpcMethods.NUMBERS, CallOptions.DEFAULT), IntMessage.getDefaultInstance(), items);
        return items.run.await();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static final class Items implements ClientResponseObserver<IntMessage, IntMessage>, StreamRun.Source {
        final StreamRun run;
        private @Nullable ClientCallStreamObserver<IntMessage> call;

        Items(Window window) {
            run = new StreamRun(window, this);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<IntMessage> started) {
            call = started;
            started.disableAutoRequestWithInitial(StreamRun.AHEAD);
        }

        @Override
        public void onNext(IntMessage item) {
            run.take(item.getValue());
        }

        @Override
        public void request(int count) {
            call().request(count);
        }

        @Override
        public void cancel() {
            call().cancel("It is over", null);
        }

        private ClientCallStreamObserver<IntMessage> call() {
            var started = call;
            if (started == null) {
                throw new IllegalStateException("An item came before the call began");
            }
            return started;
        }

        @Override
        public void onError(Throwable cause) {
            run.failed(cause); // of no effect if it is over
        }

        @Override
        public void onCompleted() {
            run.failed(new IllegalStateException("The stream has ended"));
        }
    }
}
