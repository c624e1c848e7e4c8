package dev.callwire.engine;

import dev.callwire.call.LaggedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.flow.Outlet;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.Buffering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription of the peer's to one of this end's topics. Thread-safe. */
final class TopicSubscription implements Producer, TopicMember, Outlet.Sink<PublishedEvent> {
    private final Topic topic;
    private final RpcPeer peer;
    private final Streams streams;
    private final StreamName name;
    private final String key;
    private final List<@Nullable String> wanted;
    private final Outlet<PublishedEvent> outlet;
    private volatile boolean ended;

    /** @param wanted the JSON text that each key is to have, null for any; empty where none is asked for */
    TopicSubscription(
            Topic topic, RpcPeer peer, Streams streams, StreamName name, List<@Nullable String> wanted, long credit) {
        this.topic = topic;
        this.peer = peer;
        this.streams = streams;
        this.name = name;
        this.wanted = wanted;
        key = name.token().toString();
        var declared = topic.event().buffering();
        outlet =
                new Outlet<>(this, declared.isBuffered() ? declared : Buffering.OF_EVENTS, streams.settings()::execute);
        outlet.takeAll();
        outlet.grant(credit);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public RpcPeer peer() {
        return peer;
    }

    @Override
    public List<@Nullable String> wanted() {
        return wanted;
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    /** Says where the topic stands, so that the peer can come back before the first event. */
    void tellPosition(String cursor) {
        streams.send(encoder -> streams.frames().writePosition(encoder.out, name, cursor));
    }

    /** Says that events may be missing. */
    void tellResync() {
        streams.sendResync(name);
    }

    /** Sends what was published while the peer was away. */
    void replay(List<PublishedEvent> missed) {
        outlet.addAll(missed.stream().filter(this::isWanted).toList());
    }

    StreamName name() {
        return name;
    }

    @Override
    public void offer(PublishedEvent event) {
        if (!ended && isWanted(event)) {
            outlet.onNext(event);
        }
    }

    @Override
    public void item(PublishedEvent event, long missed) {
        if (missed == 0) {
            streams.send(event.frame(streams.frames(), name, streams.settings().encoders()));
        } else {
            streams.sendItem(name, event.cursor(), missed, out -> out.raw(event.json()));
        }
    }

    @Override
    public boolean isWritable() {
        return streams.isWritable();
    }

    @Override
    public boolean mayWait() {
        return streams.mayWait();
    }

    @Override
    public void completed() {
        end(null);
    }

    @Override
    public void failed(Throwable failure) {
        var lagged = failure instanceof LaggedException;
        if (lagged) {
            streams.settings().limitCounts().passed("lagged");
        }
        end(
                lagged
                        ? Fault.of(Fault.LAGGED, String.valueOf(failure.getMessage()))
                        : new Fault(
                                Fault.INTERNAL_ERROR,
                                "Internal error",
                                Faults.logged("An event of " + topic + " could not be sent", failure)));
    }

    private void end(@Nullable Fault fault) {
        ended = true;
        streams.remove(this);
        streams.sendEnd(name, fault);
        topic.leave(this);
    }

    @Override
    public Throwable ofLag() {
        return new LaggedException("The subscriber of " + topic
                + " lags: events came faster than they were taken, and the buffer is full");
    }

    @Override
    public void grant(long count) {
        outlet.grant(count);
    }

    @Override
    public void refuse(Throwable why) {
        outlet.cancel();
        end(Fault.of(Fault.INVALID_PARAMS, String.valueOf(why.getMessage())));
    }

    @Override
    public void writable() {
        outlet.writable();
    }

    @Override
    public void stop() {
        cancel();
    }

    @Override
    public void cancel() {
        ended = true;
        outlet.cancel();
        streams.remove(this);
        topic.leave(this);
    }
}
