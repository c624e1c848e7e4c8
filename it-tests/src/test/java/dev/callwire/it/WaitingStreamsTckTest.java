package dev.callwire.it;

import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** Streams that are read and written by threads which wait keep the rules of Reactive Streams. */
class WaitingStreamsTckTest {

    @TestFactory
    Stream<DynamicTest> writtenPublisherKeepsTheRules() {
        return Tck.run(Written.class);
    }

    @TestFactory
    Stream<DynamicTest> readingSubscriberKeepsTheRules() {
        return Tck.run(Reading.class);
    }

    /** The publisher that runs a body for each subscriber. */
    public static final class Written extends FlowPublisherVerification<Long> {

        public Written() {
            super(Tck.environment());
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return StreamWriter.publisher(to -> {
                for (long i = 0; i < elements; i++) {
                    to.write(i);
                }
            });
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return StreamWriter.publisher(to -> {
                throw new IOException("failed");
            });
        }
    }

    /** The subscriber of a reader whose loop runs on a thread of its own. */
    public static final class Reading extends FlowSubscriberBlackboxVerification<Long> {

        public Reading() {
            super(Tck.environment());
        }

        @Override
        public Flow.Subscriber<Long> createFlowSubscriber() {
            var subscriber = new CompletableFuture<Flow.Subscriber<? super Long>>();
            var loop = new Thread(() -> {
                try {
                    StreamReader.<Long>of(subscriber::complete, 2).forEach(item -> {});
                } catch (RuntimeException e) {
                    // The TCK fails the stream; the loop ends.
                }
            });
            loop.setDaemon(true);
            loop.start();
            return subscriber.thenApply(Reading::asExact).join();
        }

        @SuppressWarnings("unchecked") // takes items and gives none
        private static Flow.Subscriber<Long> asExact(Flow.Subscriber<? super Long> subscriber) {
            return (Flow.Subscriber<Long>) subscriber;
        }

        @Override
        public Long createElement(int element) {
            return (long) element;
        }
    }
}
