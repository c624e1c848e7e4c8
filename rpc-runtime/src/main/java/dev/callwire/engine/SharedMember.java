package dev.callwire.engine;

import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.SharedTopic;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A protocol's own end of a topic: it gets every event but those that it has brought itself. */
final class SharedMember implements SharedTopic, TopicMember {
    private final Topic topic;
    private final Consumer<JsonSlice> listener;

    SharedMember(Topic topic, Consumer<JsonSlice> listener) {
        this.topic = topic;
        this.listener = listener;
        topic.share(this);
    }

    @Override
    public void publish(JsonSlice event) {
        topic.publishChecked(event, this);
    }

    @Override
    public boolean allows(RpcPeer peer, TopicOptions.Use use) {
        return topic.allows(peer, use);
    }

    @Override
    public void joined(RpcPeer peer) {
        topic.joinedElsewhere(peer);
    }

    @Override
    public void left(RpcPeer peer) {
        topic.leftElsewhere(peer);
    }

    @Override
    public void offer(PublishedEvent event) {
        listener.accept(event.json());
    }

    @Override
    public @Nullable RpcPeer peer() {
        return null;
    }

    @Override
    public List<@Nullable String> wanted() {
        return List.of();
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
