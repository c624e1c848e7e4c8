package dev.callwire.it;

import dev.callwire.stream.StreamWriter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;

/** Streams over a connection keep the rules of Reactive Streams, at both ends. */
class StreamsTckTest {

    @TestFactory
    Stream<DynamicTest> publisherThatAClientReturnsKeepsTheRules() {
        return Tck.run(Returned.class);
    }

    @TestFactory
    Stream<DynamicTest> publisherThatAHandlerGetsKeepsTheRules() {
        // It has one subscriber.
        return Tck.run(Passed.class, "optional_spec111");
    }

    @TestFactory
    Stream<DynamicTest> subscriberOfWhatAHandlerReturnsKeepsTheRules() {
        return Tck.run(SubscriberOfReturned.class);
    }

    @TestFactory
    Stream<DynamicTest> subscriberOfWhatIsPassedKeepsTheRules() {
        return Tck.run(SubscriberOfPassed.class);
    }

    /** What a client's method returns. */
    public static final class Returned extends FlowPublisherVerification<Long> {
        private final StreamingFixture streams = new StreamingFixture();

        public Returned() {
            super(Tck.environment(), Tck.GC_MILLIS);
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return streams.client().count(elements);
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return streams.unserved();
        }

        @AfterClass
        public void close() {
            streams.close();
        }
    }

    /** What a handler gets as a parameter. */
    public static final class Passed extends FlowPublisherVerification<Long> {
        private final StreamingFixture streams = new StreamingFixture();

        public Passed() {
            super(Tck.environment(), Tck.GC_MILLIS);
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return streams.passed(StreamingFixture.numbers(elements));
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return streams.passed(StreamWriter.publisher(to -> {
                throw new IOException("failed");
            }));
        }

        @AfterClass
        public void close() {
            streams.close();
        }
    }

    /** What subscribes to the publisher that a handler returns, for a client that wants all there is. */
    public static final class SubscriberOfReturned extends FlowSubscriberBlackboxVerification<Long> {
        private final StreamingFixture streams = new StreamingFixture();

        public SubscriberOfReturned() {
            super(Tck.environment());
        }

        @Override
        public Flow.Subscriber<Long> createFlowSubscriber() {
            var publisher = new Caught();
            streams.returned(publisher).subscribe(new Hungry());
            return publisher.subscriber();
        }

        @Override
        public Long createElement(int element) {
            return (long) element;
        }

        @AfterClass
        public void close() {
            streams.close();
        }
    }

    /** What subscribes to the publisher that a client passes, for a handler that wants all there is. */
    public static final class SubscriberOfPassed extends FlowSubscriberBlackboxVerification<Long> {
        private final StreamingFixture streams = new StreamingFixture();

        public SubscriberOfPassed() {
            super(Tck.environment());
        }

        @Override
        public Flow.Subscriber<Long> createFlowSubscriber() {
            var publisher = new Caught();
            streams.passed(publisher).subscribe(new Hungry());
            return publisher.subscriber();
        }

        @Override
        public Long createElement(int element) {
            return (long) element;
        }

        @AfterClass
        public void close() {
            streams.close();
        }
    }

    /** A publisher that leaves its subscriber to the TCK. */
    private static final class Caught implements Flow.Publisher<Long> {
        private final CompletableFuture<Flow.Subscriber<? super Long>> caught = new CompletableFuture<>();

        @Override
        public void subscribe(Flow.Subscriber<? super Long> subscriber) {
            caught.complete(subscriber);
        }

        @SuppressWarnings("unchecked") // takes items and gives none
        Flow.Subscriber<Long> subscriber() {
            return (Flow.Subscriber<Long>) caught.join();
        }
    }

    /** A subscriber that wants all there is. */
    private static final class Hungry implements Flow.Subscriber<Long> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Long item) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
