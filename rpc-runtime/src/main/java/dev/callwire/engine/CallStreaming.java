package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.SubscriptionNames;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a call of the peer's has to do with streams: how it is answered where its method returns one, and those among its
 * params. Made with the call and used by it alone.
 */
final class CallStreaming {
    private final IncomingCall call;
    private final IncomingCalls calls;
    private final long deadline;

    /** The stream that ends the call, where it is sent item by item before the answer. */
    private @Nullable StreamResult result;

    /** The subscription that the answer names. */
    private @Nullable NamedSubscription subscription;

    /** Whether the answer is all items in one array. */
    private boolean gathers;

    private @Nullable CallStreams params;

    /** Whether streams among the params may still come. */
    private boolean takes;

    /** @param meta is read now */
    CallStreaming(IncomingCall call, IncomingCalls calls, CallMeta meta) {
        this.call = call;
        this.calls = calls;
        long asked = meta.timeoutMillis();
        deadline = calls.now()
                + (asked > 0
                        ? Math.min(PendingCall.FOREVER, TimeUnit.MILLISECONDS.toNanos(asked))
                        : PendingCall.FOREVER);
    }

    /** It takes streams as parameters. */
    void takesStreams() {
        takes = true;
        calls.streams().callTakes();
    }

    /** Has items sent before the answer, under a name; false if there is another stream of that name. */
    boolean open(StreamName name, CallMeta meta) {
        var made = new StreamResult(call, calls.streams(), name, meta);
        result = made;
        return made.open();
    }

    /** Has the call answered with a subscription's id. */
    void subscribe(JsonSlice id, SubscriptionNames names, CallMeta meta) {
        subscription = new NamedSubscription(calls.streams(), call.served().descriptor(), id, names, meta);
    }

    /** Has the call answered with all items in one array. */
    void gather() {
        gathers = true;
    }

    /** When a stream that has begun has to end: as long as its caller said that it waits, if it did. */
    long deadline() {
        return deadline;
    }

    /** Where the stream goes on; {@code null} if there is none that could. */
    @Nullable
    Resumption resumption() {
        var sent = result;
        var begun = subscription;
        return sent != null ? sent.resumption() : begun != null ? begun.resumption() : null;
    }

    /** The streams among the params, which begin to be read. */
    CallStreams readParams() {
        var made = new CallStreams(calls.streams(), call.served().descriptor());
        params = made;
        return made;
    }

    /** Whether a stream is sent whose handler has returned it; under the call's lock. */
    boolean hasBegun() {
        var sent = result;
        return sent != null && sent.hasBegun();
    }

    /** Whether what the handler returns is a stream to be sent; under the call's lock. */
    boolean isToBegin() {
        var sent = result;
        return sent != null && !sent.hasBegun();
    }

    /** It has begun; under the call's lock. */
    void begins() {
        var sent = result;
        if (sent != null) {
            sent.hasBegun(true);
        }
    }

    /** Sends what the handler returned. */
    void begin(@Nullable Object returned) {
        var sent = result;
        if (sent != null) {
            sent.begin(returned);
        }
    }

    /** Whether what the handler returned is still to be gathered. */
    boolean isToBeGathered(@Nullable Object returned) {
        return gathers && !(returned instanceof JsonSlice);
    }

    /** Answers with what the handler returned, where that takes more than to write it; false where it does not. */
    boolean answer(JsonSlice id, @Nullable Object returned) {
        var begun = subscription;
        if (begun != null) {
            answer(id, begun, returned);
        } else if (gathers && returned instanceof JsonSlice array) {
            calls.answers().gathered(call, array);
        } else {
            return false;
        }
        return true;
    }

    private void answer(JsonSlice id, NamedSubscription begun, @Nullable Object returned) {
        if (!(returned instanceof Flow.Publisher<?> publisher)) {
            calls.answers().failure(call, new NullPointerException(call.method() + " returned no stream"));
            return;
        }
        begun.begin(publisher); // first: what comes once the peer has the answer is not to be missed
        var failure = begun.earlyFailure();
        if (failure != null) {
            calls.answers().failure(call, failure);
            return;
        }
        calls.answers().value(id, call.group(), out -> calls.streams().frames().writeSubscribed(out, begun.name()));
        begun.isKnown();
    }

    /** Whether a failure is because an item could not be sent. */
    boolean isUnsendable(Throwable failure) {
        var sent = result;
        return sent != null && sent.isUnsendable(failure);
    }

    /**
     * The call has ended: nobody wants the items of its streams any more.
     *
     * @param answer sends the answer, which comes after the last item
     */
    void end(Runnable answer) {
        var read = params;
        if (read != null) {
            read.end();
        }
        boolean tookStreams;
        synchronized (this) {
            tookStreams = takes;
            takes = false;
        }
        if (tookStreams) {
            calls.streams().callTakesNoMore(String.valueOf(call.id()));
        }
        var sent = result;
        if (sent == null) {
            answer.run();
        } else {
            sent.end(answer);
        }
    }
}
