package dev.callwire.engine;

import dev.callwire.annotation.Overflow;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Methods with streams that tests serve and call. */
final class Numbers {
    static final MethodDescriptor<Integer> COUNT = MethodDescriptor.stream("count", JsonType.INT)
            .param("upTo", JsonType.INT)
            .build();
    static final MethodDescriptor<Integer> COUNT_HERE = MethodDescriptor.stream("countHere", JsonType.INT)
            .param("upTo", JsonType.INT)
            .nonBlocking()
            .build();
    static final MethodDescriptor<Integer> TICKS =
            MethodDescriptor.stream("ticks", JsonType.INT).build();
    static final MethodDescriptor<Integer> LATEST = MethodDescriptor.stream("latest", JsonType.INT)
            .overflow(Overflow.LATEST, 1)
            .build();
    static final MethodDescriptor<Integer> CLOSING = MethodDescriptor.stream("closing", JsonType.INT)
            .overflow(Overflow.CLOSE, 2)
            .build();
    static final MethodDescriptor<Integer> TRACKED =
            MethodDescriptor.stream("tracked", JsonType.INT).build();
    static final MethodDescriptor<Integer> NAMED = MethodDescriptor.stream("num_subscribe", JsonType.INT)
            .subscription("num_subscription", "num_unsubscribe")
            .build();
    static final MethodDescriptor<Long> SUM = MethodDescriptor.call("sum", JsonType.LONG)
            .streamParam("numbers", JsonType.INT)
            .build();
    static final MethodDescriptor<Integer> DOUBLED = MethodDescriptor.stream("doubled", JsonType.INT)
            .streamParam("numbers", JsonType.INT)
            .build();

    /** What {@code ticks}, {@code latest} and {@code closing} have returned, in that order of calls. */
    final List<Source<Integer>> sources = new ArrayList<>();

    /** Serves those that count, and those that the test feeds. */
    void addTo(MethodTable table) {
        table.stream(COUNT, params -> new Range(params.getInt(0)));
        table.stream(COUNT_HERE, params -> new Range(params.getInt(0)));
        table.stream(TICKS, params -> source());
        table.stream(LATEST, params -> source());
        table.stream(CLOSING, params -> source());
        table.asyncCall(SUM, params -> new Sum().of(params.getStream(0, JsonType.INT)));
        table.stream(DOUBLED, params -> new Doubled(params.getStream(0, JsonType.INT)));
    }

    private Source<Integer> source() {
        var made = new Source<Integer>();
        sources.add(made);
        return made;
    }

    /** The items of one call, as the test gives them. */
    static final class Source<T> implements Flow.Publisher<T>, Flow.Subscription {
        private Flow.Subscriber<? super T> subscriber;
        long requested;
        boolean cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super T> to) {
            subscriber = to;
            to.onSubscribe(this);
        }

        @SafeVarargs
        final void give(T... items) {
            for (var item : items) {
                subscriber.onNext(item);
            }
        }

        void complete() {
            subscriber.onComplete();
        }

        void fail(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void request(long count) {
            requested = requested + count < 0 ? Long.MAX_VALUE : requested + count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** The numbers from 1, each when it is asked for. */
    record Range(int upTo) implements Flow.Publisher<Integer> {
        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private int next = 1;
                private long wanted;
                private boolean giving;
                private boolean ended;

                @Override
                public void request(long count) {
                    wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
                    if (giving) {
                        return;
                    }
                    giving = true;
                    while (wanted > 0 && next <= upTo && !ended) {
                        wanted--;
                        subscriber.onNext(next++);
                    }
                    giving = false;
                    if (next > upTo && !ended) {
                        ended = true;
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    ended = true;
                }
            });
        }
    }

    /** Gives each number its cursor. */
    record Mapped(Flow.Subscriber<? super Tracked<Integer>> to) implements Flow.Subscriber<Integer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(Integer item) {
            to.onNext(at(item));
        }

        @Override
        public void onError(Throwable failure) {
            to.onError(failure);
        }

        @Override
        public void onComplete() {
            to.onComplete();
        }
    }

    /** Adds up a stream, one item after the other. */
    private static final class Sum extends Ear<Integer> {
        private final CompletableFuture<Long> result = new CompletableFuture<>();

        CompletableFuture<Long> of(Flow.Publisher<Integer> numbers) {
            numbers.subscribe(this);
            return result;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onComplete() {
            result.complete(items.stream().mapToLong(Integer::longValue).sum());
        }

        @Override
        public void onError(Throwable why) {
            result.completeExceptionally(why);
        }
    }

    /** Twice each item, as it is asked for. */
    private record Doubled(Flow.Publisher<Integer> numbers) implements Flow.Publisher<Integer> {
        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            numbers.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscriber.onSubscribe(subscription);
                }

                @Override
                public void onNext(Integer item) {
                    subscriber.onNext(2 * item);
                }

                @Override
                public void onError(Throwable failure) {
                    subscriber.onError(failure);
                }

                @Override
                public void onComplete() {
                    subscriber.onComplete();
                }
            });
        }
    }

    /** A tracked item. */
    static Tracked<Integer> at(int number) {
        return new Tracked<>("c" + number, number);
    }
}
