package dev.callwire.wamp.server;

import dev.callwire.call.FaultException;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Host;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.LocalCaller;
import dev.callwire.wamp.router.LocalMember;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A call by another protocol's client that wants all results. What comes too fast for it ends it. Thread-safe. */
final class BridgedStream implements LocalCaller {
    private static final int MOST_ITEMS = 1_024;

    private final Host host;
    private final SubmissionPublisher<RawJson> items;

    /** How long the items are that wait. */
    private final AtomicLong waiting = new AtomicLong();

    private @Nullable Runnable cancel;
    private boolean unwanted;

    BridgedStream(Host host) {
        this.host = host;
        items = new SubmissionPublisher<>(host.workers(), MOST_ITEMS);
    }

    void subscribe(Flow.Subscriber<? super RawJson> subscriber) {
        items.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(new Flow.Subscription() {
                    @Override
                    public void request(long count) {
                        subscription.request(count);
                    }

                    @Override
                    public void cancel() {
                        subscription.cancel();
                        stop();
                    }
                });
            }

            @Override
            public void onNext(RawJson item) {
                waiting.addAndGet(-item.json().length());
                subscriber.onNext(item);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }

    /** The call is made. */
    void begins(LocalMember member, long request) {
        boolean late;
        synchronized (this) {
            cancel = () -> member.cancel(request, CancelMode.KILLNOWAIT);
            late = unwanted;
        }
        if (late) {
            stop();
        }
    }

    private void stop() {
        Runnable action;
        synchronized (this) {
            unwanted = true;
            action = cancel;
        }
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void onResult(Message.Result message, boolean isLast) {
        var value = Payloads.toResult(message.payload());
        if (!value.isEmpty() && !isLast) {
            offer(new RawJson(value.toString()));
        }
        if (isLast) {
            items.close();
        }
    }

    private void offer(RawJson item) {
        if (items.isClosed()) {
            return;
        }
        int most = host.limits().streamBufferBytes();
        if (waiting.getAndAdd(item.json().length()) + item.json().length() > most) {
            host.limitPassed("streamBufferBytes");
            lag(most + " bytes of them wait at most (streamBufferBytes)");
        } else if (items.offer(item, null) < 0) {
            lag(MOST_ITEMS + " wait at most");
        }
    }

    private void lag(String bound) {
        items.closeExceptionally(new FaultException(Fault.LAGGED, "Results come faster than they are taken; " + bound));
        stop();
    }

    @Override
    public void onFailure(Message.Failed failure) {
        items.closeExceptionally(BridgedFailure.of(failure));
    }
}
