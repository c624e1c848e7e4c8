package dev.callwire.it;

import dev.callwire.call.FaultException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** {@link Kinds}, done simply. */
final class KindsService implements Kinds {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public int half(int number) throws TooSmall, Odd {
        if (number < 0) {
            throw new TooSmall(number + " is too small", 0, List.of("try", "more"), null);
        } else if (number % 2 != 0) {
            throw new Odd();
        }
        return number / 2;
    }

    @Override
    public CompletionStage<Integer> halfLater(int number) {
        return number < 0
                ? CompletableFuture.failedFuture(new TooSmall(number + " is too small", 0, List.of(), "later"))
                : CompletableFuture.supplyAsync(() -> number / 2);
    }

    @Override
    public CompletableFuture<@Nullable String> firstLater(List<String> texts) {
        return CompletableFuture.completedFuture(first(texts));
    }

    @Override
    public @Nullable String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    @Override
    public void forget(String text) {
        told.remove(text);
    }

    @Override
    public CompletionStage<@Nullable Void> forgetLater(String text) {
        return CompletableFuture.runAsync(() -> told.remove(text));
    }

    @Override
    public void tell(String text) {
        told.add(text);
    }

    @Override
    public void tellAside(List<String> texts) {
        told.addAll(texts);
    }

    @Override
    public List<String> told() {
        return told;
    }

    @Override
    public String fault(int code, @Nullable String data) {
        throw new FaultException(code, "told on purpose", data == null ? null : Map.of("why", data));
    }

    @Override
    public String describe(String text, @Nullable Integer number, Optional<String> optional, OptionalInt optionalInt) {
        return text + " " + number + " " + optional + " " + optionalInt;
    }

    @Override
    public String describeByPosition(String text, @Nullable Integer number, Optional<String> optional) {
        return text + " " + number + " " + optional;
    }

    @Override
    public String whole(Position position) {
        return position.line() + ":" + position.column();
    }

    @Override
    public int sum(int[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    @Override
    public String renamed(String value, String keyword) {
        return value + " " + keyword;
    }

    @Override
    public String describe(int number) {
        return "number " + number;
    }

    @Override
    public int doubled(int number) {
        throw new AssertionError("A default method is not called over the wire");
    }
}
