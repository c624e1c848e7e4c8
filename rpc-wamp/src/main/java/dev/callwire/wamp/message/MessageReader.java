package dev.callwire.wamp.message;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages, strictly and within limits, in one pass. Whether a URI is well-formed is not its business.
 *
 * <p>Not thread-safe; reused from message to message.
 */
public final class MessageReader {
    private static final long HELLO_KEYS =
            Key.bits(Key.ROLES, Key.AGENT, Key.AUTHID, Key.AUTHROLE, Key.AUTHMETHODS, Key.AUTHEXTRA);
    private static final long WELCOME_KEYS = Key.bits(
            Key.ROLES, Key.AGENT, Key.REALM, Key.AUTHID, Key.AUTHROLE, Key.AUTHMETHOD, Key.AUTHPROVIDER, Key.AUTHEXTRA);
    private static final long CLOSE_KEYS = Key.bits(Key.MESSAGE);
    private static final long EVENT_KEYS = Key.bits(
                    Key.PUBLISHER,
                    Key.PUBLISHER_AUTHID,
                    Key.PUBLISHER_AUTHROLE,
                    Key.TOPIC,
                    Key.RETAINED,
                    Key.FORWARD_FOR,
                    Key.TRANSACTION_HASH,
                    Key.TRUST_LEVEL,
                    Key.X_ACKNOWLEDGED_DELIVERY)
            | Passthru.KEYS;
    private static final long RESULT_KEYS = Key.bits(Key.PROGRESS, Key.FORWARD_FOR) | Passthru.KEYS;
    private static final long INVOCATION_KEYS = Key.bits(
                    Key.CALLER,
                    Key.CALLER_AUTHID,
                    Key.CALLER_AUTHROLE,
                    Key.PROCEDURE,
                    Key.PROGRESS,
                    Key.RECEIVE_PROGRESS,
                    Key.TIMEOUT,
                    Key.TRUST_LEVEL,
                    Key.FORWARD_FOR)
            | Passthru.KEYS;
    private static final long CANCEL_KEYS = Key.bits(Key.MODE, Key.REASON, Key.FORWARD_FOR);
    private static final long UNSUBSCRIBED_KEYS = Key.bits(Key.SUBSCRIPTION, Key.REASON);
    private static final long UNREGISTERED_KEYS = Key.bits(Key.REGISTRATION, Key.REASON);

    private final JsonReader reader;
    private final boolean nullIsAbsent;
    private final Dictionary dictionary = new Dictionary();
    private final JsonSlice frame = new JsonSlice();
    private MessageType type = MessageType.HELLO;

    /** Whether the end of the list has been read. */
    private boolean ended;

    public MessageReader(JsonLimits limits) {
        this(limits, false);
    }

    /** @param nullIsAbsent whether {@code null} may stand for arguments that are absent, as popular routers write it */
    public MessageReader(JsonLimits limits, boolean nullIsAbsent) {
        reader = new JsonReader(limits);
        this.nullIsAbsent = nullIsAbsent;
    }

    /**
     * Reads a frame.
     *
     * @throws ProtocolViolationException if it is no message
     */
    public Message read(JsonSlice json) {
        frame.set(json);
        try {
            if (reader.reset(frame).peek() != '[') {
                throw new ProtocolViolationException("A message is a list");
            }
            reader.beginArray();
            ended = false;
            type = readType();
            var message = readMessage();
            if (nextElement()) {
                throw new ProtocolViolationException(type + " has fewer elements than this one");
            }
            reader.end();
            return message;
        } catch (JsonException e) {
            throw new ProtocolViolationException(
                    "A message is well-formed JSON of the kind that it says. " + e.getMessage());
        }
    }

    /** Whether the options or details of the message that was read last have a member that is {@code true}. */
    public boolean says(Key key) {
        return dictionary.is(key);
    }

    /** A number among the options or details of the message that was read last, or another one if there is none. */
    public long number(Key key, long otherwise) {
        return dictionary.number(key, otherwise);
    }

    /** A text among the options or details of the message that was read last. */
    public @Nullable String text(Key key) {
        return dictionary.text(key);
    }

    private MessageType readType() {
        if (!nextElement() || !Ids.isNumber(reader.peek())) {
            throw new ProtocolViolationException("A message begins with its type, an integer");
        }
        long code = reader.readLong();
        var found = MessageType.of(code);
        if (found == null) {
            throw new ProtocolViolationException("There is no message of type " + code);
        }
        return found;
    }

    private Message readMessage() {
        return switch (type) {
            case HELLO -> readHello();
            case WELCOME -> new Message.Welcome(id("Session"), checkedDetails("Details", WELCOME_KEYS));
            case ABORT -> new Message.Abort(checkedDetails("Details", CLOSE_KEYS), string("Reason"), payload());
            case CHALLENGE -> new Message.Challenge(string("AuthMethod"), checkedDetails("Extra", 0));
            case AUTHENTICATE -> new Message.Authenticate(string("Signature"), checkedDetails("Extra", 0));
            case GOODBYE -> new Message.Goodbye(checkedDetails("Details", CLOSE_KEYS), string("Reason"));
            case ERROR -> new Message.Failed(requestType(), id("Request"), errorDetails(), string("Error"), payload());
            case PUBLISH -> new Message.Publish(id("Request"), publishOptions(), string("Topic"), payload());
            case PUBLISHED -> new Message.Published(id("Request"), id("Publication"));
            case SUBSCRIBE -> new Message.Subscribe(id("Request"), subscribeOptions(), string("Topic"));
            case SUBSCRIBED -> new Message.Subscribed(id("Request"), id("Subscription"));
            case UNSUBSCRIBE -> new Message.Unsubscribe(id("Request"), id("Subscription"));
            case UNSUBSCRIBED -> readUnsubscribed();
            case EVENT ->
                new Message.Event(
                        id("Subscription"), id("Publication"), checkedDetails("Details", EVENT_KEYS), payload());
            case CALL -> new Message.Call(id("Request"), callOptions(), string("Procedure"), payload());
            case CANCEL -> readCancel();
            case RESULT -> new Message.Result(id("Request"), checkedDetails("Details", RESULT_KEYS), payload());
            case REGISTER -> new Message.Register(id("Request"), registerOptions(), string("Procedure"));
            case REGISTERED -> new Message.Registered(id("Request"), id("Registration"));
            case UNREGISTER -> new Message.Unregister(id("Request"), id("Registration"));
            case UNREGISTERED -> readUnregistered();
            case INVOCATION ->
                new Message.Invocation(
                        id("Request"), id("Registration"), checkedDetails("Details", INVOCATION_KEYS), payload());
            case INTERRUPT -> readInterrupt();
            case YIELD -> new Message.Yield(id("Request"), yieldOptions(), payload());
            case EVENT_RECEIVED -> new Message.EventReceived(id("Publication"));
        };
    }

    private Message readHello() {
        var realm = string("Realm");
        readDictionary("Details", HELLO_KEYS);
        var roles = dictionary.roles();
        if (roles == null || roles.features().isEmpty()) {
            throw new ProtocolViolationException(
                    "HELLO announces at least one of the roles publisher, subscriber, caller and callee in Details.roles");
        }
        var methods = dictionary.strings(Key.AUTHMETHODS);
        return new Message.Hello(
                realm,
                roles,
                dictionary.text(Key.AUTHID),
                dictionary.text(Key.AUTHROLE),
                methods == null ? Set.of() : methods,
                dictionary.dictionary(Key.AUTHEXTRA),
                dictionary.json());
    }

    private Message readCancel() {
        long request = id("Request");
        readDictionary("Options", CANCEL_KEYS);
        return new Message.Cancel(
                request,
                dictionary.has(Key.MODE) ? CancelMode.at(dictionary.choice(Key.MODE, 0)) : null,
                dictionary.json());
    }

    private Message readInterrupt() {
        long request = id("Request");
        readDictionary("Options", CANCEL_KEYS);
        return new Message.Interrupt(
                request,
                dictionary.has(Key.MODE) ? CancelMode.at(dictionary.choice(Key.MODE, 0)) : null,
                dictionary.json());
    }

    private Message readUnsubscribed() {
        long request = integer("Request", 0);
        return new Message.Unsubscribed(request, request == 0 ? checkedDetails("Details", UNSUBSCRIBED_KEYS) : null);
    }

    private Message readUnregistered() {
        long request = integer("Request", 0);
        return new Message.Unregistered(request, request == 0 ? checkedDetails("Details", UNREGISTERED_KEYS) : null);
    }

    private MessageType requestType() {
        long code = integer("Request type", 0);
        var found = MessageType.of(code);
        if (found == null) {
            throw new ProtocolViolationException("There is no request of type " + code);
        }
        return found;
    }

    private long id(String name) {
        return integer(name, 1);
    }

    private long integer(String name, long least) {
        begin(name);
        if (Ids.isNumber(reader.peek())) {
            long value = reader.readLong();
            if (value >= least && value <= Ids.LAST) {
                return value;
            }
        }
        throw new ProtocolViolationException(name + " of " + type + " is an integer from " + least + " to " + Ids.LAST);
    }

    private String string(String name) {
        begin(name);
        if (reader.peek() != '"') {
            throw new ProtocolViolationException(name + " of " + type + " is a string");
        }
        return reader.readString();
    }

    private boolean isAbsent() {
        return nullIsAbsent && reader.readNull();
    }

    private boolean nextElement() {
        ended = ended || !reader.nextElement();
        return !ended;
    }

    private void begin(String name) {
        if (!nextElement()) {
            throw new ProtocolViolationException(type + " lacks its " + name);
        }
    }

    private void readDictionary(String name, long known) {
        begin(name);
        dictionary.read(reader, frame, type, name, known);
    }

    private JsonSlice checkedDetails(String name, long known) {
        readDictionary(name, known);
        return dictionary.json();
    }

    private CallOptions callOptions() {
        readDictionary("Options", CallOptions.KEYS);
        return CallOptions.of(dictionary);
    }

    private YieldOptions yieldOptions() {
        readDictionary("Options", YieldOptions.KEYS);
        return YieldOptions.of(dictionary);
    }

    private PublishOptions publishOptions() {
        readDictionary("Options", PublishOptions.KEYS);
        return PublishOptions.of(dictionary);
    }

    private SubscribeOptions subscribeOptions() {
        readDictionary("Options", SubscribeOptions.KEYS);
        return SubscribeOptions.of(dictionary);
    }

    private RegisterOptions registerOptions() {
        readDictionary("Options", RegisterOptions.KEYS);
        return RegisterOptions.of(dictionary);
    }

    private ErrorDetails errorDetails() {
        readDictionary("Details", Passthru.KEYS);
        return ErrorDetails.of(dictionary);
    }

    /** Reads what is left: Arguments, then ArgumentsKw. */
    private Payload payload() {
        if (!nextElement()) {
            return Payload.NONE;
        }
        var arguments = new JsonSlice();
        if (!isAbsent()) {
            byte first = reader.peek();
            if (first != '[' && !(first == '"' && dictionary.has(Key.ENC_ALGO))) {
                throw new ProtocolViolationException("Arguments of " + type + " is a list");
            }
            reader.readValue(arguments);
        }
        if (!nextElement() || isAbsent()) {
            return Payload.of(arguments);
        }
        if (reader.peek() != '{') {
            throw new ProtocolViolationException("ArgumentsKw of " + type + " is a dictionary");
        }
        var argumentsKw = new JsonSlice();
        reader.readValue(argumentsKw);
        return new Payload(arguments, argumentsKw);
    }
}
