package dev.callwire.engine;

import dev.callwire.call.LaggedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.Outlet;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.EventSource.EventReader;
import dev.callwire.stub.Params;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscriber to a topic that lives at the end which offers it. Thread-safe. */
final class LocalSubscription<T> implements TopicMember, Flow.Subscription, Outlet.Sink<PublishedEvent> {
    private final Topic topic;
    private final EventReader<T> reader;
    private final List<@Nullable String> wanted;
    private final Flow.Subscriber<? super T> subscriber;
    private final Outlet<PublishedEvent> outlet;
    private final Params params;
    private volatile boolean ended;

    LocalSubscription(
            Topic topic, EventReader<T> reader, List<@Nullable String> wanted, Flow.Subscriber<? super T> subscriber) {
        this.topic = topic;
        this.reader = reader;
        this.wanted = wanted;
        this.subscriber = subscriber;
        var settings = topic.openSettings();
        params = new Params(settings.binder(), settings.jsonLimits());
        var declared = topic.event().buffering();
        outlet = new Outlet<>(this, declared.isBuffered() ? declared : Buffering.OF_EVENTS, settings::execute);
    }

    /** Gives the subscriber its subscription, and has it get what is published from then on. */
    void begin() {
        outlet.takeAll();
        topic.join(this);
        subscriber.onSubscribe(this);
        if (ended) {
            topic.leave(this);
        }
    }

    @Override
    public void offer(PublishedEvent event) {
        if (!ended && isWanted(event)) {
            outlet.onNext(event);
        }
    }

    @Override
    public @Nullable RpcPeer peer() {
        return null;
    }

    @Override
    public List<@Nullable String> wanted() {
        return wanted;
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            outlet.grant(count);
        } else if (!ended) {
            cancel();
            subscriber.onError(new IllegalArgumentException(
                    "A subscriber asks for one item at least (Reactive Streams, rule 3.9), not for " + count));
        }
    }

    @Override
    public void cancel() {
        ended = true;
        outlet.cancel();
        topic.leave(this);
    }

    @Override
    public void item(PublishedEvent event, long missed) {
        subscriber.onNext(reader.read(params.bindEvent(topic.event().event(), event.json())));
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public void completed() {
        failed(new IllegalStateException("A topic has no end"));
    }

    @Override
    public void failed(Throwable failure) {
        ended = true;
        topic.leave(this);
        subscriber.onError(failure);
    }

    @Override
    public Throwable ofLag() {
        return new LaggedException("The subscriber of " + topic
                + " lags: events came faster than they were taken, and the buffer is full");
    }
}
