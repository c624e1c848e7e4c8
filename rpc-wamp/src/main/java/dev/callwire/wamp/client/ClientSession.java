package dev.callwire.wamp.client;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.transport.CloseReason;
import dev.callwire.wamp.mapping.ErrorUris;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageReader;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.ProtocolViolationException;
import dev.callwire.wamp.message.Uris;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's session over one connection: it joins a realm, registers what this end serves, and is ready when all of it can be
 * called.
 *
 * <p>Requests are numbered as they are sent, so whoever writes one holds this object's monitor until it is sent.
 */
public final class ClientSession implements ProtocolSession {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);
    private static final JsonSlice NULL = JsonSlice.of("null");
    private static final int PROTOCOL_ERROR = 1002;

    private final ClientOptions options;
    private final int outboundBytes;
    private final MessageReader reader;
    private final Entrance entrance;
    private final Registrations registrations;
    private final Requests requests = new Requests();
    private final Invocations invocations = new Invocations(this);
    private final Subscriptions subscriptions = new Subscriptions();
    private final CallArguments arguments = new CallArguments();
    private final ClientStreams streams = new ClientStreams(this);
    private final StreamItem item = new StreamItem();
    private @Nullable MessageHandler handler;
    private RouterFeatures features = RouterFeatures.NONE;
    private volatile State state = State.ENTERING;

    private enum State {
        /** Nothing is open before the WELCOME. */
        ENTERING,
        JOINED,
        /** One end has said goodbye, or worse. */
        ENDED
    }

    /** A session that has not begun. */
    public ClientSession(ClientOptions options, Opening opening) {
        this.options = options;
        outboundBytes = opening.limits().outboundBytes();
        reader = new MessageReader(opening.limits().json(), true);
        entrance = new Entrance(this, options, opening.handshake());
        registrations = new Registrations(this, opening.served().methods());
    }

    ClientOptions options() {
        return options;
    }

    Invocations invocations() {
        return invocations;
    }

    CallArguments arguments() {
        return arguments;
    }

    Requests requests() {
        return requests;
    }

    // How it begins and ends

    @Override
    public boolean begin(MessageHandler of) {
        handler = of;
        entrance.begin(of);
        return false;
    }

    @Override
    public boolean sendsInOrder() {
        return true;
    }

    /** The router has let this end in. */
    void joined(Message.Welcome welcome, MessageHandler to) {
        features = RouterFeatures.of(welcome.details());
        state = State.JOINED;
        registrations.begin(to);
    }

    /** Ends the session with a word to the router, unless it has ended. */
    void abort(String reason, String words, int code, MessageHandler to) {
        if (end()) {
            to.onReply(Entrance.abort(reason, words));
            to.onEnd(code, words);
        }
    }

    /** Ends the session because something cannot be had without which it is of no use. */
    void giveUp(String words, MessageHandler to) {
        if (end()) {
            to.onReply(Entrance.goodbye(Uris.CLOSE_NORMAL));
            to.onEnd(CloseReason.NORMAL, words);
        }
    }

    /** Ends the session without a word; false if it has ended. */
    synchronized boolean end() {
        boolean first = state != State.ENDED;
        state = State.ENDED;
        return first;
    }

    @Override
    public boolean writeClose(JsonWriter out, int code) {
        boolean wasJoined = state == State.JOINED;
        if (end() && wasJoined) {
            out.raw(Entrance.goodbye(Uris.CLOSE_NORMAL));
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        end();
    }

    // What comes

    @Override
    public void read(JsonSlice frame, MessageHandler to) {
        if (state == State.ENDED) {
            return;
        }
        try {
            tell(reader.read(frame), to);
        } catch (ProtocolViolationException e) {
            abort(Uris.PROTOCOL_VIOLATION, String.valueOf(e.getMessage()), PROTOCOL_ERROR, to);
        }
    }

    @Override
    public void unreadable(String why, MessageHandler to) {
        abort(Uris.PROTOCOL_VIOLATION, why, PROTOCOL_ERROR, to);
    }

    private void tell(Message message, MessageHandler to) {
        if (message instanceof Message.Abort abort) {
            end();
            to.onEnd(CloseReason.NORMAL, Entrance.words(abort.reason(), abort.details()));
        } else if (state == State.ENTERING) {
            entrance.read(message, to);
        } else if (message instanceof Message.Goodbye goodbye) {
            end();
            to.onReply(Entrance.goodbye(Uris.GOODBYE_AND_OUT));
            to.onEnd(CloseReason.NORMAL, Entrance.words(goodbye.reason(), goodbye.details()));
        } else if (!tellOfCalls(message, to) && !tellOfEvents(message, to)) {
            throw new ProtocolViolationException("A client of a router gets no " + message.type());
        }
    }

    private boolean tellOfCalls(Message message, MessageHandler to) {
        if (message instanceof Message.Result result) {
            resulted(result, to);
        } else if (message instanceof Message.Failed failed) {
            failed(failed, to);
        } else if (message instanceof Message.Invocation invocation) {
            invocations.invoked(invocation, reader, to);
        } else if (message instanceof Message.Interrupt interrupt) {
            to.onAbandoned(JsonSlice.of(Long.toString(interrupt.request())));
        } else if (message instanceof Message.Registered registered) {
            var request = take(MessageType.REGISTER, registered.request());
            if (request != null) {
                var procedure = (Procedure) requireNonNull(request.subject());
                invocations.registered(registered.registration(), procedure);
                registrations.registered(to);
            }
        } else if (message instanceof Message.Unregistered unregistered) {
            unregistered(unregistered);
        } else {
            return false;
        }
        return true;
    }

    private boolean tellOfEvents(Message message, MessageHandler to) {
        if (message instanceof Message.Event event) {
            happened(event, to);
        } else if (message instanceof Message.Published published) {
            answered(MessageType.PUBLISH, published.request(), to);
        } else if (message instanceof Message.Subscribed subscribed) {
            subscribed(subscribed, to);
        } else if (message instanceof Message.Unsubscribed unsubscribed) {
            unsubscribed(unsubscribed, to);
        } else {
            return false;
        }
        return true;
    }

    private synchronized @Nullable Request find(MessageType type, long number) {
        return requests.find(type, number);
    }

    private @Nullable Request take(MessageType type, long number) {
        Request taken;
        synchronized (this) {
            taken = requests.take(type, number);
            forgetInput(taken);
        }
        return taken;
    }

    private void forgetInput(@Nullable Request ended) {
        if (ended != null && ended.subject() instanceof ParameterStream input) {
            arguments.ended(input);
        }
    }

    private void resulted(Message.Result result, MessageHandler to) {
        var value = Payloads.toResult(result.payload());
        var json = value.isEmpty() ? NULL : value;
        if (reader.says(Key.PROGRESS)) {
            var request = find(MessageType.CALL, result.request());
            if (request != null) {
                item.clear();
                item.value.set(json);
                to.onItem(request.call(), NULL, item);
            }
        } else {
            var request = take(MessageType.CALL, result.request());
            if (request != null) {
                to.onResult(request.call(), json);
            } else {
                to.onIgnored("a result that nobody waits for");
            }
        }
    }

    private void answered(MessageType type, long number, MessageHandler to) {
        var request = take(type, number);
        if (request != null) {
            to.onResult(request.call(), NULL);
        }
    }

    private void failed(Message.Failed failed, MessageHandler to) {
        var type = failed.requestType();
        if (type == MessageType.INVOCATION || type == MessageType.YIELD) {
            to.onIgnored("an error of an answer: " + failed.error());
            return;
        }
        var request = take(type, failed.request());
        if (request == null) {
            to.onIgnored("an error that nobody waits for: " + failed.error());
        } else if (request.subject() instanceof Procedure procedure) {
            giveUp(
                    "the procedure " + procedure.uri() + " cannot be registered: "
                            + said(failed.error(), ErrorUris.message(failed.error(), failed.payload())),
                    to);
        } else if (request.call() != 0) {
            ErrorUris.read(failed.error(), failed.payload(), to, request.call());
        } else if (request.subject() instanceof Long subscription) {
            noEventsOf(subscription);
        }
    }

    private static String said(String uri, String words) {
        return words.equals(uri) ? uri : uri + ": " + words;
    }

    private void unregistered(Message.Unregistered message) {
        if (message.request() != 0) {
            throw new ProtocolViolationException("There is no UNREGISTER " + message.request() + " to be answered");
        }
        var procedure = invocations.revoked(reader.number(Key.REGISTRATION, 0));
        if (procedure != null) {
            LOG.warn(
                    "The router has revoked the registration of {}, which nobody can call here until the next connection: {}",
                    procedure.uri(),
                    reader.text(Key.REASON));
        }
    }

    private void happened(Message.Event event, MessageHandler to) {
        Topic topic;
        boolean isWanted;
        synchronized (this) {
            topic = subscriptions.topic(event.subscription());
            isWanted = subscriptions.isWanted(event.subscription());
        }
        if (topic == null) {
            throw new ProtocolViolationException("There is no subscription " + event.subscription());
        } else if (isWanted) {
            var value = Payloads.toEvent(event.payload(), topic.parameters());
            item.clear();
            item.value.set(value.isEmpty() ? NULL : value);
            to.onEvent(topic.quoted(), item);
        }
    }

    private void subscribed(Message.Subscribed subscribed, MessageHandler to) {
        Request request;
        synchronized (this) {
            request = requests.take(MessageType.SUBSCRIBE, subscribed.request());
            if (request == null) {
                return;
            }
            var topic = (Topic) requireNonNull(request.subject());
            if (request.call() != 0) {
                subscriptions.add(subscribed.subscription(), topic);
            } else {
                subscribedInVain(subscribed.subscription(), topic, to);
            }
        }
        if (request.call() != 0) {
            to.onResult(request.call(), NULL);
        }
    }

    /** Ends a subscription that nobody waits for any more, unless others share it, or are about to. */
    private void subscribedInVain(long subscription, Topic topic, MessageHandler to) {
        if (subscriptions.id(topic.name()) != 0) {
            return;
        }
        subscriptions.add(subscription, topic);
        if (requests.isSubscribing(topic.name())) {
            subscriptions.unwanted(subscription);
        } else {
            var out = new JsonWriter(32, Integer.MAX_VALUE);
            unsubscribe(out, topic.name());
            to.onReply(out.toSlice());
        }
    }

    private void unsubscribed(Message.Unsubscribed message, MessageHandler to) {
        if (message.request() != 0) {
            var request = take(MessageType.UNSUBSCRIBE, message.request());
            if (request != null) {
                noEventsOf((Long) requireNonNull(request.subject()));
            }
            return;
        }
        long subscription = reader.number(Key.SUBSCRIPTION, 0);
        var topic = noEventsOf(subscription);
        if (topic != null) {
            var reason = reader.text(Key.REASON);
            item.clear();
            item.end(Fault.of(
                    Fault.CANCELLED_BY_SERVER,
                    "The router has revoked the subscription" + (reason == null ? "" : ": " + reason)));
            to.onEvent(topic.quoted(), item);
        }
    }

    private synchronized @Nullable Topic noEventsOf(long subscription) {
        return subscriptions.remove(subscription);
    }

    // What goes

    /**
     * Writes a request of the engine's.
     *
     * @param frame writes it with its number
     */
    synchronized void request(MessageType type, long call, @Nullable Object subject, LongConsumer frame) {
        checkJoined();
        frame.accept(requests.next());
        requests.sent(new Request(type, call, subject));
    }

    private void checkJoined() {
        if (state != State.JOINED) {
            throw new NotExecutedException("It was not sent: this end is not in the realm " + options.realm()
                    + (state == State.ENTERING ? " yet" : " any more"));
        }
    }

    @Override
    public synchronized void writeCall(
            JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        checkJoined();
        boolean streams = meta.credit() > 0;
        if (streams) {
            checkAnnounced(RouterFeatures.PROGRESSIVE_CALL_RESULTS);
        }
        long number = requests.next();
        var input = writeCall(out, number, method, params, streams, meta.timeoutMillis());
        requests.sent(new Request(MessageType.CALL, id, input));
        if (input != null) {
            arguments.follows(input, new Input(number, JsonSlice.of(method), streams));
            var to = requireNonNull(handler);
            to.execute(() -> to.onDemand(input.token(), Long.MAX_VALUE));
        }
    }

    /** Returns the stream that is to follow, if there is one. */
    private @Nullable ParameterStream writeCall(
            JsonWriter out, long number, byte[] method, @Nullable Payload params, boolean streams, long timeout) {
        int start = out.length();
        Frames.call(out, number, streams, false, timeout, method);
        int from = out.length();
        var input = arguments.write(out, params);
        if (input != null) {
            checkAnnounced(RouterFeatures.PROGRESSIVE_CALL_INVOCATIONS);
            byte[] body = Arrays.copyOfRange(out.array(), from, out.length());
            out.truncate(start);
            Frames.call(out, number, streams, true, timeout, method);
            out.raw(body);
        }
        Frames.end(out);
        return input;
    }

    private void checkAnnounced(String feature) {
        if (!features.has(feature)) {
            throw new NotExecutedException(
                    "It was not sent: it streams, and the router does not announce the feature " + feature);
        }
    }

    /** As a call whose answer is passed over. */
    @Override
    public synchronized void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        checkJoined();
        Frames.call(out, requests.next(), false, false, 0, method);
        arguments.write(out, params);
        Frames.end(out);
        requests.sent();
    }

    /** Only calls are cancelled: an event is out, and a subscription is ended when the router has made it. */
    @Override
    public synchronized boolean writeCancel(JsonWriter out, long id) {
        long number = requests.of(id);
        var request = abandon(number);
        if (request == null
                || request.type() != MessageType.CALL
                || state != State.JOINED
                || !features.has(RouterFeatures.CALL_CANCELING)) {
            return false;
        }
        Frames.cancel(out, number);
        return true;
    }

    @Override
    public synchronized void forget(long id) {
        abandon(requests.of(id));
    }

    @Override
    public synchronized void unsent() {
        forgetInput(requests.takeBack());
    }

    private @Nullable Request abandon(long number) {
        var request = requests.remove(number);
        forgetInput(request);
        if (request != null && request.type() == MessageType.SUBSCRIBE) {
            requests.goesOn(number, request.unawaited());
        }
        return request;
    }

    /** A stream among the arguments of a call has failed: so has the call. Under this object's monitor. */
    void inputFailed(JsonWriter out, ParameterStream stream, Fault fault) {
        var input = arguments.input(stream);
        var request = input == null ? null : requests.remove(input.request());
        arguments.ended(stream);
        if (input == null || request == null) {
            return;
        }
        if (features.has(RouterFeatures.CALL_CANCELING)) {
            Frames.cancel(out, input.request());
        }
        var to = requireNonNull(handler);
        to.execute(() -> to.onFailure(
                request.call(),
                Fault.CANCELLED,
                "a stream among its arguments has failed: " + fault.message(),
                new JsonSlice()));
    }

    /** Writes that the events of a topic are not wanted any more, if they come. */
    synchronized void unsubscribe(JsonWriter out, String topic) {
        long subscription = subscriptions.id(topic);
        if (subscription != 0 && state == State.JOINED) {
            Frames.unsubscribe(out, requests.next(), subscription);
            requests.sent(new Request(MessageType.UNSUBSCRIBE, 0, subscription));
            subscriptions.unwanted(subscription);
        }
    }

    // Answers

    /** Answers the call of a notification. */
    void answerAtOnce(long invocation, MessageHandler to) {
        var out = new JsonWriter(32, Integer.MAX_VALUE);
        synchronized (this) {
            Frames.yielded(out, invocation, false);
            Frames.end(out);
            invocations.answered(invocation);
        }
        to.onReply(out.toSlice());
    }

    @Override
    public synchronized boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        long invocation = id.positiveInteger();
        Frames.yielded(out, invocation, false);
        if (!invocations.isWithoutResult(invocation)) {
            Body.oneValue(out, result);
        }
        Frames.end(out);
        invocations.answered(invocation);
        return state == State.JOINED;
    }

    @Override
    public synchronized boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        long invocation = id.positiveInteger();
        var failure = ErrorUris.of(fault, outboundBytes);
        Frames.error(out, invocation, failure.uri(), failure.payload());
        invocations.answered(invocation);
        return state == State.JOINED;
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        return false;
    }

    @Override
    public StreamFrames streams() {
        return streams;
    }
}
