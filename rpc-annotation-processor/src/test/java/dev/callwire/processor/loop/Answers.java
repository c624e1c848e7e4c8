package dev.callwire.processor.loop;

import dev.callwire.stream.Tracked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers with what came in. */
public final class Answers implements Everything {
    private final List<String> logged = new ArrayList<>();

    public List<String> logged() {
        return logged;
    }

    @Override
    public String primitives(boolean a, byte b, short c, int d, long e, char f, float g, double h) {
        return Arrays.asList(a, b, c, d, e, f, g, h).toString();
    }

    @Override
    public String boxes(Boolean a, Byte b, Short c, Integer d, Long e, Character f, Float g, Double h) {
        return Arrays.asList(a, b, c, d, e, f, g, h).toString();
    }

    @Override
    public String kind(int value) {
        return "int";
    }

    @Override
    public String kind(Integer value) {
        return "Integer";
    }

    @Override
    public String kind(short value) {
        return "short";
    }

    @Override
    public String kind(long service) {
        return "long";
    }

    @Override
    public Order place(Order order) {
        return order;
    }

    @Override
    public List<Order> list(Map<String, List<Order>> orders, int out, String... names) {
        return Arrays.stream(names)
                .limit(out)
                .flatMap(name -> orders.get(name).stream())
                .toList();
    }

    @Override
    public @Nullable String absent(@Nullable String text, @Nullable Integer number, Optional<Order> order) {
        return text == null ? null : text + number + order;
    }

    @Override
    public CompletionStage<Order> later(Order order) {
        return CompletableFuture.completedFuture(order);
    }

    @Override
    public CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void fail(String message, int left) throws OutOfStock {
        throw new OutOfStock(new Order("last", null), message, left);
    }

    @Override
    public void log(String line) {
        logged.add(line);
    }

    @Override
    public int watch(Watched watched) {
        var sum = watched.watcher().seen(1);
        for (var other : watched.others()) {
            sum += other.map(watcher -> watcher.seen(2)).orElse(0);
        }
        return sum;
    }

    @Override
    public Counter counter() {
        var count = new AtomicInteger();
        return count::incrementAndGet;
    }

    @Override
    public Flow.Publisher<Integer> count(int upTo) {
        return JdkFlowAdapter.publisherToFlowPublisher(Flux.range(1, upTo));
    }

    @Override
    public long sum(Flow.Publisher<? extends Integer> numbers) {
        return JdkFlowAdapter.flowPublisherToFlux(numbers)
                .collectList()
                .map(list -> list.stream().mapToLong(Integer::longValue).sum())
                .blockOptional()
                .orElseThrow();
    }

    @Override
    public Flow.Publisher<Tracked<Order>> orders(Flow.Publisher<String> ids) {
        return JdkFlowAdapter.publisherToFlowPublisher(
                JdkFlowAdapter.flowPublisherToFlux(ids).map(id -> new Tracked<>("at " + id, new Order(id, null))));
    }

    @Override
    public Flux<Order> flux(Flux<Order> orders) {
        return orders.map(order -> new Order("again", order));
    }

    @Override
    public Mono<Order> mono(String id) {
        return Mono.just(new Order(id, null));
    }

    @Override
    public Mono<Void> none() {
        return Mono.empty();
    }

    @Override
    public Mono<String> never() {
        return Mono.never();
    }
}
