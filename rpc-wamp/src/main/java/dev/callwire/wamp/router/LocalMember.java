package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.CallOptions;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.ErrorDetails;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.PublishOptions;
import dev.callwire.wamp.message.RegisterOptions;
import dev.callwire.wamp.message.Roles;
import dev.callwire.wamp.message.SubscribeOptions;
import dev.callwire.wamp.message.Uris;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a realm within this process: callee, caller, publisher and subscriber without frames. Thread-safe.
 *
 * <p>What it asks for is done when the method returns. Payloads that it hands over are not needed afterwards; those that it
 * is handed are valid during the call that hands them over. It is called when the realm's lock is free, so it may do what it likes;
 * but on the thread that has brought about what it hears of, which has others to serve.
 */
public final class LocalMember extends Member {
    private static final Logger LOG = LoggerFactory.getLogger(LocalMember.class);

    private final Realm realm;
    private final LongMap<LocalCallee> callees = new LongMap<>();
    private final LongMap<LocalCaller> callers = new LongMap<>();
    private final LongMap<RunningCall> running = new LongMap<>();
    private final LongMap<LocalSubscriber> subscribers = new LongMap<>();

    /** Who takes what the request that is made at the moment asks for. */
    private @Nullable LocalCallee newCallee;

    private @Nullable LocalSubscriber newSubscriber;

    /** The answer to the request that is made at the moment. */
    private @Nullable Message answer;

    private boolean gone;

    /** A call to this member between its invocation and its end. */
    private record RunningCall(LocalCallee callee, LocalAnswer answer) {}

    LocalMember(long id, Identity identity, Realm realm) {
        super(id, identity, Roles.ALL);
        this.realm = realm;
    }

    /** The id that those get to know to whom it is disclosed. */
    public long session() {
        return id();
    }

    /**
     * Offers a procedure.
     *
     * @return the registration
     * @throws RequestFailedException if the realm refuses it
     */
    public long register(String procedure, RegisterOptions options, LocalCallee callee) {
        requireNonNull(callee, "callee");
        return realm.get(() -> {
            newCallee = callee;
            var registered = ask(new Message.Register(nextRequest(), options, procedure));
            return registered instanceof Message.Registered done ? done.registration() : 0L;
        });
    }

    /**
     * Offers a procedure no more. Calls of it that are not answered still are to be.
     *
     * @throws RequestFailedException if there is no such registration
     */
    public void unregister(long registration) {
        realm.run(() -> {
            ask(new Message.Unregister(nextRequest(), registration));
            callees.remove(registration);
        });
    }

    /**
     * Subscribes to a topic, or to a pattern of topics. There is one subscriber to a subscription: another one takes its
     * place.
     *
     * @return the subscription
     * @throws RequestFailedException if the realm refuses it
     */
    public long subscribe(String topic, SubscribeOptions options, LocalSubscriber subscriber) {
        requireNonNull(subscriber, "subscriber");
        return realm.get(() -> {
            newSubscriber = subscriber;
            var subscribed = ask(new Message.Subscribe(nextRequest(), options, topic));
            return subscribed instanceof Message.Subscribed done ? done.subscription() : 0L;
        });
    }

    /**
     * Ends a subscription.
     *
     * @throws RequestFailedException if there is no such subscription
     */
    public void unsubscribe(long subscription) {
        realm.run(() -> {
            ask(new Message.Unsubscribe(nextRequest(), subscription));
            subscribers.remove(subscription);
        });
    }

    /**
     * Publishes an event.
     *
     * @throws RequestFailedException if the options want an acknowledgement and the realm refuses the event
     */
    public void publish(String topic, PublishOptions options, Payload payload) {
        realm.run(() -> ask(new Message.Publish(nextRequest(), options, topic, payload)));
    }

    /**
     * Calls a procedure.
     *
     * @param caller gets the answer, which may be before this returns
     * @return what {@link #send} and {@link #cancel} name the call by
     */
    public long call(String procedure, CallOptions options, Payload payload, LocalCaller caller) {
        requireNonNull(caller, "caller");
        return realm.get(() -> {
            long request = nextRequest();
            callers.put(request, caller);
            realm.route(this, new Message.Call(request, options, procedure, payload));
            return request;
        });
    }

    /**
     * Calls a procedure that a session offers; if it does not, that of whoever does.
     *
     * @param caller gets the answer, which may be before this returns
     * @return as {@link #call}
     */
    public long callAt(long session, String procedure, CallOptions options, Payload payload, LocalCaller caller) {
        requireNonNull(caller, "caller");
        return realm.get(() -> {
            long request = nextRequest();
            callers.put(request, caller);
            realm.routeCall(this, new Message.Call(request, options, procedure, payload), session);
            return request;
        });
    }

    /**
     * Sends more of a call's input, if the call was begun with more to come and goes on.
     *
     * @param options say whether still more follows; the call's first options hold for the rest
     */
    public void send(long call, CallOptions options, Payload payload) {
        realm.run(() -> {
            var pending = calls.get(call);
            if (pending != null && pending.moreInput) {
                realm.route(this, new Message.Call(call, options, "", payload));
            }
        });
    }

    /** Cancels a call, if it goes on. */
    public void cancel(long call, CancelMode mode) {
        realm.run(() -> realm.route(this, new Message.Cancel(call, mode, JsonSlice.of("{}"))));
    }

    /** Leaves the realm. Calls that it has not answered fail. */
    public void leave() {
        realm.run(() -> {
            realm.remove(this);
            gone = true;
        });
    }

    private long nextRequest() {
        if (gone) {
            throw new IllegalStateException("This member has left the realm " + realm.name());
        }
        return lastRequest() + 1;
    }

    private @Nullable Message ask(Message request) {
        // What the realm tells of the request may lead to another one.
        var outer = answer;
        answer = null;
        realm.route(this, request);
        var given = answer;
        answer = outer;
        if (given instanceof Message.Failed failed) {
            throw new RequestFailedException(
                    failed.error(), failed.payload().arguments().toString());
        }
        return given;
    }

    boolean answer(long invocation, Message message) {
        return realm.get(() -> {
            if (invocations.get(invocation) == null) {
                running.remove(invocation);
                return false;
            }
            realm.route(this, message);
            if (invocations.get(invocation) == null) {
                running.remove(invocation);
            }
            return true;
        });
    }

    @Override
    void deliver(Message message) {
        if (message instanceof Message.Invocation invocation) {
            invoke(invocation);
        } else if (message instanceof Message.Event event) {
            deliver(event);
        } else if (message instanceof Message.Result result) {
            deliver(result);
        } else if (message instanceof Message.Failed failed && failed.requestType() == MessageType.CALL) {
            deliver(failed);
        } else if (message instanceof Message.Interrupt interrupt) {
            interrupt(interrupt);
        } else {
            deliverAnswer(message);
        }
    }

    /** The realm's own details are copied, for it writes others over them. */
    private void invoke(Message.Invocation invocation) {
        long id = invocation.request();
        var pending = invocations.get(id);
        var call = running.get(id);
        if (call == null) {
            var callee = callees.get(invocation.registration());
            if (callee == null || pending == null) {
                return;
            }
            call = new RunningCall(callee, new LocalAnswer(this, pending));
            running.put(id, call);
        }
        call.answer.expectsInput(pending != null && pending.moreInput);
        var running = call;
        var kept = new Message.Invocation(
                id, invocation.registration(), invocation.details().copy(), invocation.payload());
        realm.afterwards(() -> invoke(running, kept));
    }

    private static void invoke(RunningCall call, Message.Invocation invocation) {
        if (call.answer.isInterrupted()) {
            call.answer.fail(Uris.CANCELED, Payload.NONE);
            return;
        }
        try {
            call.callee.onInvocation(invocation, call.answer);
        } catch (RuntimeException e) {
            LOG.error("The callee of a call within this process has failed", e);
            call.answer.fail(Uris.INTERNAL_ERROR, Payload.NONE);
        }
    }

    private void deliver(Message.Event event) {
        var subscriber = subscribers.get(event.subscription());
        if (subscriber != null) {
            var kept = new Message.Event(
                    event.subscription(), event.publication(), event.details().copy(), event.payload());
            guarded(() -> subscriber.onEvent(kept));
        }
    }

    private void deliver(Message.Failed failed) {
        var caller = callers.remove(failed.request());
        if (caller != null) {
            var details = failed.details();
            var kept = new Message.Failed(
                    failed.requestType(),
                    failed.request(),
                    new ErrorDetails(details.json().copy(), details.passthru()),
                    failed.error(),
                    failed.payload());
            guarded(() -> caller.onFailure(kept));
        }
    }

    /** Does what others wrote when the lock is free; if it fails, that is nobody's here. */
    private void guarded(Runnable action) {
        realm.afterwards(() -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("A member within this process has failed to take a message", e);
            }
        });
    }

    private void deliver(Message.Result result) {
        // A call that ends is off the table before its last result is told.
        boolean isLast = calls.get(result.request()) == null;
        var caller = isLast ? callers.remove(result.request()) : callers.get(result.request());
        if (caller != null) {
            var kept = new Message.Result(result.request(), result.details().copy(), result.payload());
            guarded(() -> caller.onResult(kept, isLast));
        }
    }

    private void interrupt(Message.Interrupt interrupt) {
        long invocation = interrupt.request();
        var call = invocations.get(invocation) == null ? running.remove(invocation) : running.get(invocation);
        if (call != null) {
            call.answer.interrupted();
            guarded(() -> call.callee.onInterrupt(invocation, call.answer, interrupt.mode()));
        }
    }

    private void deliverAnswer(Message message) {
        if (message instanceof Message.Registered registered && newCallee != null) {
            callees.put(registered.registration(), newCallee);
        } else if (message instanceof Message.Subscribed subscribed && newSubscriber != null) {
            subscribers.put(subscribed.subscription(), newSubscriber);
        } else if (isRevocation(message)) {
            return;
        }
        answer = message;
    }

    /** Whether this answers nothing that was asked. */
    private static boolean isRevocation(Message message) {
        return (message instanceof Message.Unregistered unregistered && unregistered.request() == 0)
                || (message instanceof Message.Unsubscribed unsubscribed && unsubscribed.request() == 0);
    }

    @Override
    void violate(String words) {
        throw new IllegalStateException(words);
    }

    @Override
    void dismiss(String reason, JsonSlice details) {
        gone = true;
    }

    @Override
    boolean isSession() {
        return false;
    }
}
