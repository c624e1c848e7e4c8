package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.contestant.Order.LineItem;
import dev.callwire.benchmarks.contestant.proto.LineItemMessage;
import dev.callwire.benchmarks.contestant.proto.OrderMessage;
import dev.callwire.benchmarks.contestant.proto.Summands;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls by grpc-java, with an observer of each call, as its generated asynchronous stubs do. */
final class GrpcClient extends CallbackClient<OrderMessage> {
    private final ManagedChannel channel;
    private final boolean direct;
    private final OrderMessage order = message(Order.of(0));

    private GrpcClient(ManagedChannel channel, boolean direct) {
        super(direct);
        this.channel = channel;
        this.direct = direct;
    }

    /** With answers on the event loop. */
    static Client connectDirectly(int port) {
        return new GrpcClient(builder(port).directExecutor().build(), true);
    }

    /** With answers where grpc-java has them by default. */
    static Client connect(int port) {
        return new GrpcClient(builder(port).build(), false);
    }

    /** Without retries: nothing here is sent twice, and to be ready for it costs a third of what a call allocates. */
    static NettyChannelBuilder builder(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().disableRetry();
    }

    @Override
    void begin(Runnable calls) {
        if (direct) {
            call(GrpcMethods.ADD, Summands.getDefaultInstance(), sum -> calls.run(), this::broken);
        } else {
            calls.run();
        }
    }

    @Override
    OrderMessage order(long id) {
        return order.toBuilder().setId(id).build();
    }

    @Override
    void add(int a, int b, Caller.Adding caller) {
        var summands = Summands.newBuilder().setA(a).setB(b).build();
        call(GrpcMethods.ADD, summands, sum -> caller.answered(sum.getValue()), caller::failed);
    }

    @Override
    void echo(OrderMessage sent, Caller.Echoing<OrderMessage> caller) {
        call(GrpcMethods.ECHO, sent, caller::answered, caller::failed);
    }

    private <Q, A> void call(
            MethodDescriptor<Q, A> method, Q request, Consumer<A> answered, Consumer<Throwable> failed) {
        ClientCalls.asyncUnaryCall(
                channel.newCall(method, CallOptions.DEFAULT), request, new Answer<>(answered, failed));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static OrderMessage message(Order order) {
        var message = OrderMessage.newBuilder()
                .setId(order.id())
                .setCustomer(order.customer())
                .setCurrency(order.currency())
                .setExpress(order.express())
                .setTotal(order.total());
        order.items().forEach(item -> message.addItems(message(item)));
        return message.build();
    }

    private static LineItemMessage message(LineItem item) {
        return LineItemMessage.newBuilder()
                .setArticle(item.article())
                .setDescription(item.description())
                .setQuantity(item.quantity())
                .setPrice(item.price())
                .setTaxed(item.taxed())
                .build();
    }

    /** Of one call; it is answered when it has ended well. */
    private static final class Answer<A> implements StreamObserver<A> {
        private final Consumer<A> answered;
        private final Consumer<Throwable> failed;
        private @Nullable A value;

        Answer(Consumer<A> answered, Consumer<Throwable> failed) {
            this.answered = answered;
            this.failed = failed;
        }

        @Override
        public void onNext(A only) {
            value = only;
        }

        @Override
        public void onError(Throwable cause) {
            failed.accept(cause);
        }

        @Override
        public void onCompleted() {
            var answer = value;
            if (answer == null) {
                failed.accept(new IllegalStateException("A call was answered by nothing"));
            } else {
                answered.accept(answer);
            }
        }
    }
}
