package dev.callwire.protocol;

import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;

/** A protocol's own end of a topic that the server offers. Thread-safe. */
public interface SharedTopic {

    /**
     * Publishes an event that has come by the protocol, to all but the protocol.
     *
     * @param event an object of its parameters, or the one parameter's value; a view
     * @throws dev.callwire.stub.InvalidParamsException if it is none of this topic's
     */
    void publish(JsonSlice event);

    /** Whether a peer may use the topic so; asks the user's code, which may block. */
    boolean allows(RpcPeer peer, TopicOptions.Use use);

    /** A peer has subscribed by the protocol. */
    void joined(RpcPeer peer);

    /** A subscription of a peer's has ended. */
    void left(RpcPeer peer);
}
