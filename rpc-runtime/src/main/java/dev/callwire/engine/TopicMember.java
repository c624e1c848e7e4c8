package dev.callwire.engine;

import dev.callwire.call.RpcPeer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever gets the events of a topic. Thread-safe. */
interface TopicMember {

    /** An event was published. */
    void offer(PublishedEvent event);

    /** Who it is, if it is a peer. */
    @Nullable
    RpcPeer peer();

    /** The JSON text that each key is to have, null for any; empty where none is asked for. */
    List<@Nullable String> wanted();

    /** Whether it wants events. */
    boolean isOpen();

    /** Whether it wants an event. */
    default boolean isWanted(PublishedEvent event) {
        var texts = wanted();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text != null && !text.equals(event.keys().get(i))) {
                return false;
            }
        }
        return true;
    }
}
