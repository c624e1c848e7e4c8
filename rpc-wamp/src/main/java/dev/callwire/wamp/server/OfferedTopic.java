package dev.callwire.wamp.server;

import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Host;
import dev.callwire.protocol.SharedTopic;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.PublishOptions;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.LocalMember;
import dev.callwire.wamp.router.Refusal;
import org.jspecify.annotations.Nullable;

/** A topic of the server's in one realm: what is published on either side comes to the other. Thread-safe. */
final class OfferedTopic {
    private final EventDescriptor event;
    private final LocalMember member;
    private final SharedTopic shared;

    OfferedTopic(EventDescriptor event, LocalMember member, Host host) {
        this.event = event;
        this.member = member;
        shared = host.share(event.topic(), this::publish);
    }

    /**
     * Whether an event is for the clients of other protocols and realms, too: not one that says who the only ones are that may
     * get it, which they are none of, nor one whose payload is bytes to them.
     */
    static boolean isForAll(Message.Publish event) {
        var options = event.options();
        var passthru = options.passthru();
        return !options.audience().isClosed() && (passthru == null || !passthru.isAnnounced());
    }

    /** Publishes in the realm what was published elsewhere. */
    private void publish(JsonSlice json) {
        member.publish(
                event.uri(),
                PublishOptions.NONE,
                Payloads.ofEvent(json, event.event().isWhole()));
    }

    /** Whether a client may use it so; asks the user's code, which may block. */
    boolean allows(RpcPeer peer, TopicOptions.Use use) {
        return shared.allows(peer, use);
    }

    /**
     * Publishes elsewhere what a client is about to publish in the realm.
     *
     * @return why that is no event of this topic, which then nobody gets; {@code null} if it is
     */
    @Nullable
    Refusal publish(Payload payload) {
        try {
            shared.publish(Payloads.toEvent(payload, event.event().parameterNames()));
            return null;
        } catch (InvalidParamsException e) {
            return new Refusal(Uris.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    void joined(RpcPeer peer) {
        shared.joined(peer);
    }

    void left(RpcPeer peer) {
        shared.left(peer);
    }
}
