package dev.callwire.it;

import java.util.concurrent.Flow;

/** Publishers that break the rules of Reactive Streams, or fail. */
enum BadPublisher implements Flow.Publisher<Long> {
    THROWS_WHEN_SUBSCRIBED_TO {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            throw new IllegalStateException("secret");
        }
    },
    THROWS_AN_ERROR_WHEN_SUBSCRIBED_TO {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            throw new AssertionError("secret");
        }
    },
    THROWS_AFTER_THE_SUBSCRIPTION {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet());
            throw new IllegalStateException("secret");
        }
    },
    THROWS_WHEN_ASKED {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet() {
                @Override
                public void request(long count) {
                    throw new IllegalStateException("secret");
                }
            });
        }
    },
    THROWS_WHEN_ASKED_AND_CANCELLED {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet() {
                @Override
                public void request(long count) {
                    throw new IllegalStateException("secret");
                }

                @Override
                public void cancel() {
                    throw new IllegalStateException("secret");
                }
            });
        }
    },
    SENDS_NULL {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet() {
                @Override
                public void request(long count) {
                    subscriber.onNext(null);
                }
            });
        }
    },
    FAILS_WITH_NULL {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet());
            subscriber.onError(null);
        }
    },
    GIVES_NO_SUBSCRIPTION {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(null);
        }
    },
    FAILS_WITHOUT_A_SUBSCRIPTION {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onError(new IllegalStateException("secret"));
        }
    },
    FAILS_TWICE {
        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            subscriber.onSubscribe(new Quiet());
            subscriber.onError(new IllegalStateException("secret"));
            subscriber.onError(new IllegalStateException("secret"));
            subscriber.onComplete();
            subscriber.onNext(1L);
        }
    };

    /** Does nothing. */
    static class Quiet implements Flow.Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
