package dev.callwire.transport.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer that brings messages as they come, no faster than they are heard. The body itself is empty:
 * it tells that all were. All but what the HTTP client calls happens on the own thread of the exchange.
 */
final class EventBody implements HttpResponse.BodySubscriber<byte[]> {

    /** Gets the messages. */
    interface Hearer {
        void hear(byte[] message);

        /** All that came together was heard. */
        void burstEnds();
    }

    private final int maxBytes;
    private final Executor thread;
    private final Hearer hearer;
    private final EventParser parser;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private boolean paused;
    private boolean waits;
    private boolean cancelled;
    private boolean heard;
    private @Nullable IOException flaw;

    EventBody(int maxBytes, Executor thread, Hearer hearer) {
        this.maxBytes = maxBytes;
        this.thread = thread;
        this.hearer = hearer;
        parser = new EventParser(maxBytes, this::hear);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        thread.execute(() -> {
            subscription = begun;
            takeMore();
        });
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        thread.execute(() -> read(parts));
    }

    @Override
    public void onError(Throwable failure) {
        thread.execute(() -> body.completeExceptionally(failure));
    }

    @Override
    public void onComplete() {
        thread.execute(() -> body.complete(new byte[0]));
    }

    /** Takes nothing more for now, or goes on. */
    void pause(boolean on) {
        paused = on;
        if (!on && waits) {
            takeMore();
        }
    }

    /** Takes nothing more. */
    void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private void takeMore() {
        waits = paused;
        var from = subscription;
        if (from == null) {
            return;
        }
        if (cancelled) {
            from.cancel();
        } else if (!paused) {
            from.request(1);
        }
    }

    private void read(List<ByteBuffer> parts) {
        for (var part : parts) {
            if (!cancelled && !parser.read(part)) {
                fail("an event is longer than " + maxBytes + " bytes");
            }
        }
        if (heard) {
            hearer.burstEnds();
        }
        heard = false;
        takeMore();
    }

    private void hear(byte[] message) {
        if (cancelled) {
            return;
        }
        if (Answer.isUtf8(message)) {
            heard = true;
            hearer.hear(message);
        } else {
            fail("an event is not UTF-8");
        }
    }

    private void fail(String why) {
        var found = new IOException(why);
        flaw = found;
        body.completeExceptionally(found);
        cancel();
    }

    /** What is wrong with what came, if anything is. To say so breaks the connection, which may be told first. */
    @Nullable
    IOException flaw() {
        return flaw;
    }
}
