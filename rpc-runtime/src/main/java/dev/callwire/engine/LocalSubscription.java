package dev.callwire.engine;

import dev.callwire.call.GapException;
import dev.callwire.call.LaggedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.Inlet;
import dev.callwire.flow.Outlet;
import dev.callwire.flow.Window;
import dev.callwire.flow.WindowBudget;
import dev.callwire.stream.Gap;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.EventSource.EventReader;
import dev.callwire.stub.Params;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber to a topic that lives at the end which offers it: both ends of a stream without a connection between them.
 * Thread-safe.
 */
final class LocalSubscription<T> implements TopicMember, Outlet.Sink<PublishedEvent>, Inlet.Source<PublishedEvent, T> {
    private final Topic topic;
    private final EventReader<T> reader;
    private final List<@Nullable String> wanted;
    private final Outlet<PublishedEvent> outlet;
    private final Inlet<PublishedEvent, T> inlet;
    private final Params params;
    private volatile boolean ended;

    LocalSubscription(
            Topic topic, EventReader<T> reader, List<@Nullable String> wanted, Flow.Subscriber<? super T> subscriber) {
        this.topic = topic;
        this.reader = reader;
        this.wanted = wanted;
        var settings = topic.openSettings();
        params = new Params(settings.binder(), settings.jsonLimits());
        var declared = topic.event().buffering();
        outlet = new Outlet<>(this, declared.isBuffered() ? declared : Buffering.OF_EVENTS, settings::execute);
        var limits = settings.limits();
        var budget = new WindowBudget(limits.streamBufferBytes());
        var window = new Window(limits.streamWindow(), limits.streamWindowBytes(), false, budget);
        inlet = new Inlet<>(subscriber, this, window, budget, settings::execute);
    }

    /** Has the subscriber get what is published from now on, and gives it its subscription. */
    void begin() {
        outlet.takeAll();
        outlet.grant(inlet.open());
        topic.join(this);
        inlet.begin();
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
    public void item(PublishedEvent event, long missed) {
        if (missed > 0) {
            inlet.gap(new Gap(missed));
        }
        var flaw = inlet.item(event);
        if (flaw != null) {
            throw new IllegalStateException(flaw.text());
        }
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
        inlet.completed();
    }

    @Override
    public void failed(Throwable failure) {
        ended = true;
        topic.leave(this);
        inlet.failed(failure);
    }

    @Override
    public Throwable ofLag() {
        return new LaggedException("The subscriber of " + topic
                + " lags: events came faster than they were taken, and the buffer is full");
    }

    @Override
    public T decode(PublishedEvent event) {
        return reader.read(params.bindEvent(topic.event().event(), event.json()));
    }

    @Override
    public int size(PublishedEvent event) {
        return event.json().length();
    }

    @Override
    public void demand(long count, int opening) {
        outlet.grant(count);
    }

    @Override
    public void cancel() {
        ended = true;
        outlet.cancel();
        topic.leave(this);
    }

    @Override
    public Throwable ofGap() {
        return new GapException("Events of " + topic + " are missing");
    }
}
