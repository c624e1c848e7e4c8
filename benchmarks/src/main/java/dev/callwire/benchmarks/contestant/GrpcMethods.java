package dev.callwire.benchmarks.contestant;

import com.google.protobuf.Message;
import dev.callwire.benchmarks.contestant.proto.IntMessage;
import dev.callwire.benchmarks.contestant.proto.OrderMessage;
import dev.callwire.benchmarks.contestant.proto.Summands;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/** The methods of grpc-java's contestants, described as its generated stubs describe theirs. */
final class GrpcMethods {
    static final String SERVICE = "callwire.benchmarks.Calculator";

    static final MethodDescriptor<Summands, IntMessage> ADD =
            method(MethodType.UNARY, "Add", Summands.getDefaultInstance(), IntMessage.getDefaultInstance());

    static final MethodDescriptor<OrderMessage, OrderMessage> ECHO =
            method(MethodType.UNARY, "Echo", OrderMessage.getDefaultInstance(), OrderMessage.getDefaultInstance());

    static final MethodDescriptor<IntMessage, IntMessage> NUMBERS = method(
            MethodType.SERVER_STREAMING, "Numbers", IntMessage.getDefaultInstance(), IntMessage.getDefaultInstance());

    private GrpcMethods() {}

    private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
            MethodType type, String name, Q request, A answer) {
        return MethodDescriptor.newBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(answer))
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }
}
