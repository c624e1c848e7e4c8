package dev.callwire.benchmarks.contestant;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one caller calls, one call after another, each with arguments of its own. */
abstract class Calls<R> {

    /** Adds two numbers in some way. */
    interface Adding {
        CompletionStage<Integer> add(int a, int b);
    }

    /** Sums of a number that only this caller adds. */
    static Calls<Integer> sums(int number, Adding calculator) {
        return new Calls<>() {
            private int a;

            @Override
            CompletionStage<Integer> next() {
                a = Numbers.after(a);
                return calculator.add(a, number);
            }

            @Override
            boolean isRight(@Nullable Integer result) {
                return result != null && result == a + number;
            }
        };
    }

    /** Echoes of a text, which differs in its first digits. */
    static Calls<String> texts(int bytes, Function<String, CompletionStage<String>> echo) {
        var rest = "x".repeat(Math.max(0, bytes - Long.BYTES));
        return new Calls<>() {
            private int number;
            private String text = "";

            @Override
            CompletionStage<String> next() {
                number = Numbers.after(number);
                text = 10_000_000 + number + rest;
                return echo.apply(text);
            }

            @Override
            boolean isRight(@Nullable String result) {
                return text.equals(result);
            }
        };
    }

    /** Echoes of orders, of which the callers together have no two of one number. */
    static Calls<Order> echoes(int number, int callers, Function<Order, CompletionStage<Order>> echo) {
        return new Calls<>() {
            private Order order = Order.of(number);

            @Override
            CompletionStage<Order> next() {
                order = order.withId(order.id() + callers);
                return echo.apply(order);
            }

            @Override
            boolean isRight(@Nullable Order result) {
                return order.equals(result);
            }
        };
    }

    /** Makes the next call. */
    abstract CompletionStage<R> next();

    /** Whether this is the result of the call that was made last. */
    abstract boolean isRight(@Nullable R result);

    /** What a run fails with. */
    static Exception wrong(@Nullable Object result, @Nullable Throwable failure) {
        return new IllegalStateException(failure == null ? "A wrong result: " + result : "A call failed", failure);
    }
}
