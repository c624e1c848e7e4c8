package dev.callwire.benchmarks.contestant;

import dev.callwire.stream.StreamWriter;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Makes numbers as fast as they are asked for. */
final class Numbering implements Feed {
    private final AtomicLong produced = new AtomicLong();

    /** How many the last stream has produced, where they are made by the thread that asks. */
    long produced() {
        return produced.get();
    }

    @Override
    public Flow.Publisher<Integer> here() {
        return later();
    }

    @Override
    public Flow.Publisher<Integer> later() {
        return subscriber -> subscriber.onSubscribe(new Stream(subscriber));
    }

    @Override
    public Flow.Publisher<Integer> written() {
        return StreamWriter.publisher(to -> {
            for (int number = 0; ; number++) {
                to.write(number);
            }
        });
    }

    private final class Stream implements Flow.Subscription {
        private final Flow.Subscriber<? super Integer> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private int next;
        private volatile boolean cancelled;

        Stream(Flow.Subscriber<? super Integer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                throw new IllegalArgumentException("A benchmark asks for more than " + count + " items");
            }
            if (demand.getAndAccumulate(count, Stream::sum) == 0) {
                produce();
            }
        }

        private static long sum(long a, long b) {
            return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
        }

        /** In the one thread that has found no demand before its own. */
        private void produce() {
            long due = demand.get();
            while (due > 0 && !cancelled) {
                for (long i = 0; i < due && !cancelled; i++) {
                    subscriber.onNext(next++);
                }
                produced.set(next);
                due = demand.addAndGet(-due);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
