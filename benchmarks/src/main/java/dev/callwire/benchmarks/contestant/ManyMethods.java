package dev.callwire.benchmarks.contestant;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A service of so many methods that all add, which nobody would write down as an interface. */
interface ManyMethods {

    /** Adds with one of the methods, as a generated client would. */
    CompletionStage<Integer> add(int method, int a, int b);

    /** Its two ends, as a generator would tie them together. */
    final class Binding implements ServiceBinding<ManyMethods> {
        private final List<MethodDescriptor<Integer>> methods = new ArrayList<>();

        Binding(int count) {
            for (int i = 0; i < count; i++) {
                methods.add(MethodDescriptor.call("many.add" + i, JsonType.INT)
                        .param("a", JsonType.INT)
                        .param("b", JsonType.INT)
                        .nonBlocking()
                        .build());
            }
        }

        @Override
        public Class<ManyMethods> service() {
            return ManyMethods.class;
        }

        @Override
        public String namespace() {
            return "many.";
        }

        @Override
        public ManyMethods client(Caller caller) {
            return (method, a, b) ->
                    caller.callAsync(methods.get(method), out -> out.put(a).put(b));
        }

        @Override
        public Dispatcher dispatcher(ManyMethods implementation) {
            return table -> {
                for (int i = 0; i < methods.size(); i++) {
                    int method = i;
                    table.asyncCall(
                            methods.get(i), params -> implementation.add(method, params.getInt(0), params.getInt(1)));
                }
            };
        }
    }

    /** What is served. */
    static ManyMethods adding() {
        return (method, a, b) -> CompletableFuture.completedFuture(a + b);
    }
}
