package dev.callwire.contract;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers from 1, each as it is asked for. */
record Counting(int upTo) implements Flow.Publisher<Integer> {

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
        var counted = new Counted(subscriber, upTo);
        if (upTo < 1) {
            counted.ended = true;
        }
        subscriber.onSubscribe(counted);
        if (upTo < 1) {
            subscriber.onComplete();
        }
    }

    /** What one subscriber gets. Whoever asks first counts, for as long as others ask meanwhile. */
    private static final class Counted implements Flow.Subscription {
        private final Flow.Subscriber<? super Integer> subscriber;
        private final int upTo;
        private final AtomicLong wanted = new AtomicLong();
        private int last;
        private volatile boolean ended;

        Counted(Flow.Subscriber<? super Integer> subscriber, int upTo) {
            this.subscriber = subscriber;
            this.upTo = upTo;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                if (!ended) {
                    ended = true;
                    subscriber.onError(new IllegalArgumentException("Ask for one number at least, not for " + count));
                }
            } else if (wanted.getAndUpdate(before -> sum(before, count)) == 0) {
                long more = wanted.get();
                while (more > 0 && !ended) {
                    long given = give(more);
                    more = wanted.updateAndGet(all -> all == Long.MAX_VALUE ? all : all - given);
                }
            }
        }

        private long give(long most) {
            long given = 0;
            while (given < most && !ended) {
                given++;
                last++;
                subscriber.onNext(last);
                if (last == upTo) {
                    complete();
                }
            }
            return given;
        }

        void complete() {
            if (!ended) {
                ended = true;
                subscriber.onComplete();
            }
        }

        private static long sum(long one, long other) {
            return one + other < 0 ? Long.MAX_VALUE : one + other;
        }

        @Override
        public void cancel() {
            ended = true;
        }
    }
}
