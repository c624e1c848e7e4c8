package dev.callwire.it;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** As it would be generated. */
public final class StreamingBinding implements ServiceBinding<Streaming> {
    static final MethodDescriptor<Long> COUNT = MethodDescriptor.stream("streaming.count", JsonType.LONG)
            .param("limit", JsonType.LONG)
            .build();
    static final MethodDescriptor<Long> GIVE = MethodDescriptor.stream("streaming.give", JsonType.LONG)
            .param("name", JsonType.STRING)
            .build();
    static final MethodDescriptor<Void> TAKE = MethodDescriptor.call("streaming.take", JsonType.VOID)
            .param("name", JsonType.STRING)
            .streamParam("items", JsonType.LONG)
            .build();
    static final MethodDescriptor<Long> MISSING =
            MethodDescriptor.stream("streaming.missing", JsonType.LONG).build();

    @Override
    public Class<Streaming> service() {
        return Streaming.class;
    }

    @Override
    public String namespace() {
        return "streaming.";
    }

    @Override
    public Streaming client(Caller caller) {
        return new Streaming() {
            @Override
            public Flow.Publisher<Long> count(long limit) {
                return caller.stream(COUNT, out -> out.put(limit));
            }

            @Override
            public Flow.Publisher<Long> give(String name) {
                return caller.stream(GIVE, out -> out.put(name));
            }

            @Override
            public CompletableFuture<Void> take(String name, Flow.Publisher<Long> items) {
                return caller.callAsync(TAKE, out -> out.put(name).putStream(JsonType.LONG, items));
            }

            @Override
            public Flow.Publisher<Long> missing() {
                return caller.stream(MISSING, out -> {});
            }
        };
    }

    @Override
    public Dispatcher dispatcher(Streaming implementation) {
        return table -> {
            table.stream(COUNT, params -> implementation.count(params.getLong(0)));
            table.stream(GIVE, params -> implementation.give(params.getString(0)));
            table.asyncCall(
                    TAKE, params -> implementation.take(params.getString(0), params.getStream(1, JsonType.LONG)));
        };
    }
}
