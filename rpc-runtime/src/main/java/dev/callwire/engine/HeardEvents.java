package dev.callwire.engine;

import dev.callwire.stream.EventSubscription;
import dev.callwire.stream.Gap;
import dev.callwire.stream.GapListener;
import dev.callwire.stream.GapSubscriber;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics that one listener hears, one event after the other. Thread-safe. */
final class HeardEvents implements EventSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(HeardEvents.class);

    private final Object listener;
    private final Executor inTurn;
    private final List<Hearing> topics = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    HeardEvents(Object listener, Settings settings) {
        this.listener = listener;
        inTurn = new InTurn(settings::execute);
    }

    /** A subscription of one of the topics, to be sent. */
    StreamCall<?, ?> subscription(PeerEvents.EventHandling handling, PeerCaller caller) {
        return new TopicCall<>(handling.event(), params -> params, Arguments.NONE, caller, member(handling), inTurn);
    }

    /** What hears one of the topics. */
    Flow.Subscriber<Params> member(PeerEvents.EventHandling handling) {
        var topic = new Hearing(handling);
        synchronized (topics) {
            topics.add(topic);
        }
        return topic;
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        List<Hearing> all;
        synchronized (topics) {
            all = List.copyOf(topics);
        }
        all.forEach(Hearing::cancel);
        ended.complete(null);
    }

    /** One topic. */
    private final class Hearing implements GapSubscriber<Params> {
        private final PeerEvents.EventHandling handling;
        private Flow.@Nullable Subscription subscription;

        Hearing(PeerEvents.EventHandling handling) {
            this.handling = handling;
        }

        synchronized void cancel() {
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            synchronized (this) {
                subscription = given;
            }
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Params event) {
            try {
                handling.handler().handle(event);
            } catch (Exception | Error e) { // it hears the next one all the same
                LOG.error("A listener failed at an event of {}", handling.event(), e);
            }
        }

        @Override
        public void onGap(Gap gap) {
            if (listener instanceof GapListener bearing) {
                bearing.onGap(handling.event().topic(), gap);
            } else {
                LOG.warn(
                        "A listener has missed {} events of {}",
                        gap.isResync() ? "an unknown number of" : gap.missed(),
                        handling.event());
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended.completeExceptionally(failure);
            close();
        }

        @Override
        public void onComplete() {
            close();
        }
    }
}
