package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as it goes between a client and a router.
 *
 * <p>Options and details are typed where somebody acts on them, and otherwise the dictionary as it stands on the wire. Views
 * of a message that was read are valid for as long as its frame is.
 */
public sealed interface Message {
    MessageType type();

    /** A message that begins something with an id of its sender's, which counts up. */
    sealed interface Request extends Message permits Publish, Subscribe, Unsubscribe, Call, Register, Unregister {
        long request();
    }

    /** A client asks to join a realm. */
    record Hello(
            String realm,
            Roles roles,
            @Nullable String authid,
            @Nullable String authrole,
            Set<String> authmethods,
            JsonSlice authextra,
            JsonSlice details)
            implements Message {
        @Override
        public MessageType type() {
            return MessageType.HELLO;
        }
    }

    /** The session is open. */
    record Welcome(long session, JsonSlice details) implements Message {
        @Override
        public MessageType type() {
            return MessageType.WELCOME;
        }
    }

    /** The session does not open, or ends at once. */
    record Abort(JsonSlice details, String reason, Payload payload) implements Message {
        @Override
        public MessageType type() {
            return MessageType.ABORT;
        }
    }

    /** A client is to prove who it is. */
    record Challenge(String method, JsonSlice extra) implements Message {
        @Override
        public MessageType type() {
            return MessageType.CHALLENGE;
        }
    }

    /** The proof. */
    record Authenticate(String signature, JsonSlice extra) implements Message {
        @Override
        public MessageType type() {
            return MessageType.AUTHENTICATE;
        }
    }

    /** The session ends, and the other end says so too. */
    record Goodbye(JsonSlice details, String reason) implements Message {
        @Override
        public MessageType type() {
            return MessageType.GOODBYE;
        }
    }

    /** A request has failed. */
    record Failed(MessageType requestType, long request, ErrorDetails details, String error, Payload payload)
            implements Message {
        @Override
        public MessageType type() {
            return MessageType.ERROR;
        }
    }

    /** An event for all who have subscribed. */
    record Publish(long request, PublishOptions options, String topic, Payload payload) implements Request {
        @Override
        public MessageType type() {
            return MessageType.PUBLISH;
        }
    }

    /** The event has been published. */
    record Published(long request, long publication) implements Message {
        @Override
        public MessageType type() {
            return MessageType.PUBLISHED;
        }
    }

    /** A client wants the events of a topic. */
    record Subscribe(long request, SubscribeOptions options, String topic) implements Request {
        @Override
        public MessageType type() {
            return MessageType.SUBSCRIBE;
        }
    }

    /** It will get them. */
    record Subscribed(long request, long subscription) implements Message {
        @Override
        public MessageType type() {
            return MessageType.SUBSCRIBED;
        }
    }

    /** A client wants no more events. */
    record Unsubscribe(long request, long subscription) implements Request {
        @Override
        public MessageType type() {
            return MessageType.UNSUBSCRIBE;
        }
    }

    /** It gets no more. With details and the request 0 it was not the client that wanted so. */
    record Unsubscribed(long request, @Nullable JsonSlice details) implements Message {
        @Override
        public MessageType type() {
            return MessageType.UNSUBSCRIBED;
        }
    }

    /** An event, for one who has subscribed. */
    record Event(long subscription, long publication, JsonSlice details, Payload payload) implements Message {
        @Override
        public MessageType type() {
            return MessageType.EVENT;
        }
    }

    /** The event has arrived. */
    record EventReceived(long publication) implements Message {
        @Override
        public MessageType type() {
            return MessageType.EVENT_RECEIVED;
        }
    }

    /** A client calls a procedure, or sends more of a call's input. */
    record Call(long request, CallOptions options, String procedure, Payload payload) implements Request {
        @Override
        public MessageType type() {
            return MessageType.CALL;
        }
    }

    /** The caller has lost interest. */
    record Cancel(long request, @Nullable CancelMode mode, JsonSlice options) implements Message {
        @Override
        public MessageType type() {
            return MessageType.CANCEL;
        }
    }

    /** A result for the caller. */
    record Result(long request, JsonSlice details, Payload payload) implements Message {
        @Override
        public MessageType type() {
            return MessageType.RESULT;
        }
    }

    /** A client offers a procedure. */
    record Register(long request, RegisterOptions options, String procedure) implements Request {
        @Override
        public MessageType type() {
            return MessageType.REGISTER;
        }
    }

    /** The procedure can be called. */
    record Registered(long request, long registration) implements Message {
        @Override
        public MessageType type() {
            return MessageType.REGISTERED;
        }
    }

    /** A client offers a procedure no more. */
    record Unregister(long request, long registration) implements Request {
        @Override
        public MessageType type() {
            return MessageType.UNREGISTER;
        }
    }

    /** It gets no more calls. With details and the request 0 it was not the client that wanted so. */
    record Unregistered(long request, @Nullable JsonSlice details) implements Message {
        @Override
        public MessageType type() {
            return MessageType.UNREGISTERED;
        }
    }

    /** A call, for the callee. */
    record Invocation(long request, long registration, JsonSlice details, Payload payload) implements Message {
        @Override
        public MessageType type() {
            return MessageType.INVOCATION;
        }
    }

    /** The call has been cancelled. */
    record Interrupt(long request, @Nullable CancelMode mode, JsonSlice options) implements Message {
        @Override
        public MessageType type() {
            return MessageType.INTERRUPT;
        }
    }

    /** A result from the callee. */
    record Yield(long request, YieldOptions options, Payload payload) implements Message {
        @Override
        public MessageType type() {
            return MessageType.YIELD;
        }
    }
}
