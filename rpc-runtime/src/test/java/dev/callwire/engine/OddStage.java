package dev.callwire.engine;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Makes stages that keep to the letter of {@link CompletionStage} and no further, or not even to that. */
final class OddStage {
    private OddStage() {}

    /** A stage that is no future. */
    static <T> CompletionStage<T> of(CompletionStage<T> source) {
        return make(source, 1);
    }

    /** A stage that tells its end twice. */
    static <T> CompletionStage<T> thatEndsTwice(CompletionStage<T> source) {
        return make(source, 2);
    }

    /** A stage that refuses to tell its end. */
    static <T> CompletionStage<T> thatThrows() {
        return make(null, 0);
    }

    @SuppressWarnings("unchecked") // a proxy of just that interface
    private static <T> CompletionStage<T> make(CompletionStage<T> source, int ends) {
        return (CompletionStage<T>) Proxy.newProxyInstance(
                OddStage.class.getClassLoader(), new Class<?>[] {CompletionStage.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("whenComplete") || ends == 0) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    for (int i = 0; i < ends; i++) {
                        source.whenComplete((BiConsumer<T, Throwable>) args[0]);
                    }
                    return proxy;
                });
    }
}
