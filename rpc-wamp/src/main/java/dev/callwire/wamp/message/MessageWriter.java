package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes messages into a buffer, one at a time. Not thread-safe; reused from message to message. */
public final class MessageWriter {
    private static final int INITIAL_CAPACITY = 512;
    private static final byte COMMA = ',';

    private final JsonWriter writer;

    /**
     * @param maxLength bytes that a message may have; beyond them a write fails with {@code OutboundTooLargeException}
     */
    public MessageWriter(int maxLength) {
        writer = new JsonWriter(INITIAL_CAPACITY, maxLength);
    }

    /** Writes a message over the one before. Its bytes are the first {@code length} of the returned writer's array. */
    public JsonWriter write(Message message) {
        writer.reset();
        writer.raw((byte) '[').value(message.type().code());
        if (!writeRouted(message) && !writeAnswer(message)) {
            writeOther(message);
        }
        return writer.raw((byte) ']');
    }

    private boolean writeRouted(Message message) {
        if (message instanceof Message.Invocation invocation) {
            id(invocation.request()).id(invocation.registration()).json(invocation.details());
            payload(invocation.payload());
        } else if (message instanceof Message.Result result) {
            id(result.request()).json(result.details()).payload(result.payload());
        } else if (message instanceof Message.Event event) {
            id(event.subscription()).id(event.publication()).json(event.details());
            payload(event.payload());
        } else if (message instanceof Message.Failed error) {
            id(error.requestType().code())
                    .id(error.request())
                    .json(error.details().json());
            string(error.error()).payload(error.payload());
        } else if (message instanceof Message.Call call) {
            id(call.request()).json(call.options().json()).string(call.procedure());
            payload(call.payload());
        } else if (message instanceof Message.Yield yielded) {
            id(yielded.request()).json(yielded.options().json()).payload(yielded.payload());
        } else if (message instanceof Message.Publish publish) {
            id(publish.request()).json(publish.options().json()).string(publish.topic());
            payload(publish.payload());
        } else {
            return false;
        }
        return true;
    }

    private boolean writeAnswer(Message message) {
        if (message instanceof Message.Published published) {
            id(published.request()).id(published.publication());
        } else if (message instanceof Message.Subscribed subscribed) {
            id(subscribed.request()).id(subscribed.subscription());
        } else if (message instanceof Message.Registered registered) {
            id(registered.request()).id(registered.registration());
        } else if (message instanceof Message.Unsubscribed unsubscribed) {
            answered(unsubscribed.request(), unsubscribed.details());
        } else if (message instanceof Message.Unregistered unregistered) {
            answered(unregistered.request(), unregistered.details());
        } else if (message instanceof Message.Interrupt interrupt) {
            id(interrupt.request()).json(interrupt.options());
        } else if (message instanceof Message.Cancel cancel) {
            id(cancel.request()).json(cancel.options());
        } else if (message instanceof Message.EventReceived received) {
            id(received.publication());
        } else {
            return false;
        }
        return true;
    }

    private void writeOther(Message message) {
        if (message instanceof Message.Subscribe subscribe) {
            id(subscribe.request()).json(subscribe.options().json()).string(subscribe.topic());
        } else if (message instanceof Message.Unsubscribe unsubscribe) {
            id(unsubscribe.request()).id(unsubscribe.subscription());
        } else if (message instanceof Message.Register register) {
            id(register.request()).json(register.options().json()).string(register.procedure());
        } else if (message instanceof Message.Unregister unregister) {
            id(unregister.request()).id(unregister.registration());
        } else if (message instanceof Message.Hello hello) {
            string(hello.realm()).json(hello.details());
        } else if (message instanceof Message.Welcome welcome) {
            id(welcome.session()).json(welcome.details());
        } else if (message instanceof Message.Challenge challenge) {
            string(challenge.method()).json(challenge.extra());
        } else if (message instanceof Message.Authenticate authenticate) {
            string(authenticate.signature()).json(authenticate.extra());
        } else if (message instanceof Message.Goodbye goodbye) {
            json(goodbye.details()).string(goodbye.reason());
        } else if (message instanceof Message.Abort abort) {
            json(abort.details()).string(abort.reason()).payload(abort.payload());
        } else {
            throw new IllegalStateException("A message that nobody writes: " + message.type());
        }
    }

    private void answered(long request, @Nullable JsonSlice details) {
        id(request);
        if (details != null) {
            json(details);
        }
    }

    private MessageWriter id(long id) {
        writer.raw(COMMA).value(id);
        return this;
    }

    private MessageWriter string(String text) {
        writer.raw(COMMA).value(text);
        return this;
    }

    private MessageWriter json(JsonSlice json) {
        writer.raw(COMMA).raw(json);
        return this;
    }

    private void payload(Payload payload) {
        if (payload.hasArgumentsKw()) {
            json(payload.argumentsOrEmptyList()).json(payload.argumentsKw());
        } else if (payload.hasArguments()) {
            json(payload.arguments());
        }
    }
}
