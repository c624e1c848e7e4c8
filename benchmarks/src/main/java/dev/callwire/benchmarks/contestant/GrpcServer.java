package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.contestant.proto.IntMessage;
import dev.callwire.benchmarks.contestant.proto.OrderMessage;
import dev.callwire.benchmarks.contestant.proto.Summands;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves messages of Protocol Buffers by grpc-java. */
final class GrpcServer implements Server {
    /** Would tell of every stream that is cancelled while items of it are on their way. */
    private static final Logger NETTY_HANDLER = Logger.getLogger("io.grpc.netty.NettyServerHandler");

    private final io.grpc.Server server;

    private GrpcServer(io.grpc.Server server) {
        this.server = server;
    }

    /** With handlers on the event loop. */
    static Server startDirect() throws IOException {
        return start(builder().directExecutor());
    }

    /** With handlers where grpc-java has them by default. */
    static Server start() throws IOException {
        return start(builder());
    }

    private static NettyServerBuilder builder() {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static Server start(NettyServerBuilder builder) throws IOException {
        NETTY_HANDLER.setLevel(Level.SEVERE);
        var service = ServerServiceDefinition.builder(GrpcMethods.SERVICE)
                .addMethod(GrpcMethods.ADD, ServerCalls.asyncUnaryCall(GrpcServer::add))
                .addMethod(GrpcMethods.ECHO, ServerCalls.asyncUnaryCall(GrpcServer::echo))
                .addMethod(GrpcMethods.NUMBERS, ServerCalls.asyncServerStreamingCall(GrpcServer::count))
                .build();
        return new GrpcServer(builder.addService(service).build().start());
    }

    private static void add(Summands summands, StreamObserver<IntMessage> answer) {
        answer.onNext(number(summands.getA() + summands.getB()));
        answer.onCompleted();
    }

    private static void echo(OrderMessage order, StreamObserver<OrderMessage> answer) {
        answer.onNext(order);
        answer.onCompleted();
    }

    private static void count(IntMessage first, StreamObserver<IntMessage> answer) {
        var items = (ServerCallStreamObserver<IntMessage>) answer;
        items.setOnCancelHandler(() -> {}); // so that to write on is no error
        items.setOnReadyHandler(new Counting(items, first.getValue()));
    }

    private static IntMessage number(int value) {
        return IntMessage.newBuilder().setValue(value).build();
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Writes as many items as the transport takes. */
    private static final class Counting implements Runnable {
        private final ServerCallStreamObserver<IntMessage> items;
        private int next;

        Counting(ServerCallStreamObserver<IntMessage> items, int first) {
            this.items = items;
            next = first;
        }

        @Override
        public void run() {
            while (items.isReady() && !items.isCancelled()) {
                items.onNext(number(next++));
            }
        }
    }
}
