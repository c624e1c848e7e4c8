package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.FaultException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.Fault;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * All items of a stream in one array, for a caller that gets no more than one message. It asks for them one after the other,
 * and is bounded as the message is.
 */
final class GatheredStream implements Flow.Subscriber<Object> {
    private final MethodDescriptor<?> method;
    private final JsonType<Object> type;
    private final Settings settings;
    private final JsonWriter out;
    private final Gathered array = new Gathered();
    private Flow.@Nullable Subscription subscription;

    @SuppressWarnings("unchecked") // the publisher's type was tied to the descriptor's by generated code
    GatheredStream(MethodDescriptor<?> method, Settings settings) {
        this.method = method;
        this.settings = settings;
        type = (JsonType<Object>) method.result();
        out = new JsonWriter(256, settings.limits().outboundMessageBytes());
        out.raw((byte) '[');
    }

    /** Takes the items of a publisher, on the calling thread. */
    void gather(Flow.Publisher<?> publisher) {
        try {
            publisher.subscribe(this);
        } catch (RuntimeException | Error e) {
            array.completeExceptionally(e);
        }
    }

    /** The array, when it is whole. Cancelling it cancels the stream. */
    CompletionStage<JsonSlice> array() {
        return array;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        requireNonNull(given, "given");
        boolean first;
        synchronized (this) {
            first = subscription == null;
            if (first) {
                subscription = given;
            }
        }
        if (first) {
            given.request(1);
        } else {
            given.cancel(); // rule 2.5
        }
    }

    @Override
    public void onNext(Object item) {
        requireNonNull(item, "item");
        if (array.isDone()) {
            return;
        }
        try {
            if (out.length() > 1) {
                out.raw((byte) ',');
            }
            type.write(item instanceof Tracked<?> tracked ? tracked.value() : item, out, settings.binder());
        } catch (RuntimeException | Error e) {
            stop();
            array.completeExceptionally(
                    e instanceof OutboundTooLargeException
                            ? new FaultException(
                                    Fault.MESSAGE_TOO_LARGE,
                                    "The items of " + method.name()
                                            + " are too many for one message; ask for them as an event stream")
                            : e);
            return;
        }
        var from = subscription;
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        array.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (!array.isDone()) {
            out.raw((byte) ']');
            array.complete(out.toSlice());
        }
    }

    private void stop() {
        var from = subscription;
        if (from != null) {
            from.cancel();
        }
    }

    private final class Gathered extends CompletableFuture<JsonSlice> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean first = super.cancel(mayInterruptIfRunning);
            stop();
            return first;
        }
    }
}
