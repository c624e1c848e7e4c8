package dev.callwire.engine;

import dev.callwire.engine.PendingCalls.Added;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The table of pending calls: as many as are in flight are put in, and taken out by their ids. */
@State(Scope.Thread)
@NullMarked
public class PendingCallsBenchmark {
    private static final int IN_FLIGHT = 64;

    private final PendingCalls table = new PendingCalls(1024);
    private final Call[] calls = new Call[IN_FLIGHT];

    /** Makes calls beforehand, since the table is what is measured. */
    public PendingCallsBenchmark() {
        for (int i = 0; i < calls.length; i++) {
            calls[i] = new Call();
        }
    }

    /** A call in and out. */
    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public int putAndTake() {
        for (var call : calls) {
            if (table.add(call) != Added.YES) {
                throw new IllegalStateException("The table is full");
            }
        }
        for (var call : calls) {
            if (table.remove(call.id) == null) {
                throw new IllegalStateException("A call is lost");
            }
        }
        return table.size();
    }

    private static final class Call extends PendingCall<Integer> {
        private static final MethodDescriptor<Integer> METHOD =
                MethodDescriptor.call("m", JsonType.INT).build();

        @SuppressWarnings("NullAway") // nobody asks for the caller of a call that is not sent
        Call() {
            super(METHOD, Arguments.NONE, null, 0);
        }

        @Override
        void succeed(JsonSlice json, JsonReader reader) {
            throw new IllegalStateException("The table ends no calls");
        }

        @Override
        void fail(Outcome outcome) {
            throw new IllegalStateException("The table ends no calls");
        }
    }
}
