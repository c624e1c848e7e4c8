package dev.callwire.it;

import dev.callwire.stream.StreamWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection whose ends hand streams to each other, and what a test sees of them at either. */
final class StreamingFixture implements Streaming, AutoCloseable {
    private final ConcurrentMap<String, Flow.Publisher<Long>> given = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, CompletableFuture<Flow.Publisher<Long>>> taken = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final ServerFixture connection = new ServerFixture(ServerFixture.serving(Streaming.class, this));
    private final Streaming client = connection.proxy(Streaming.class);

    /** The numbers from 0 to below a limit, made as they are asked for. */
    static Flow.Publisher<Long> numbers(long limit) {
        return StreamWriter.publisher(to -> {
            for (long i = 0; i < limit; i++) {
                to.write(i);
            }
        });
    }

    /** The service as the client sees it. */
    Streaming client() {
        return client;
    }

    /** What fails when it is subscribed to, before its first item. */
    Flow.Publisher<Long> unserved() {
        return connection.proxy(Unserved.class).numbers();
    }

    /** What the client gets of a publisher that the server's handler returns. */
    Flow.Publisher<Long> returned(Flow.Publisher<Long> publisher) {
        var name = newName();
        given.put(name, publisher);
        return client.give(name);
    }

    /** What the server's handler gets of a publisher that the client passes. */
    Flow.Publisher<Long> passed(Flow.Publisher<Long> publisher) {
        var name = newName();
        var handed = new CompletableFuture<Flow.Publisher<Long>>();
        taken.put(name, handed);
        client.take(name, publisher).whenComplete((nothing, failure) -> {
            if (failure != null) {
                handed.completeExceptionally(failure);
            }
        });
        return handed.join();
    }

    private String newName() {
        return "s" + names.incrementAndGet();
    }

    @Override
    public Flow.Publisher<Long> count(long limit) {
        return numbers(limit);
    }

    @Override
    public Flow.Publisher<Long> give(String name) {
        return given.remove(name);
    }

    @Override
    public CompletableFuture<Void> take(String name, Flow.Publisher<Long> items) {
        taken.remove(name).complete(items);
        return new CompletableFuture<>(); // the stream lasts as long as the call
    }

    @Override
    public void close() {
        connection.close();
    }
}
