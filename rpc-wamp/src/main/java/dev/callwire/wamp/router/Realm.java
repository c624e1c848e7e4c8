package dev.callwire.wamp.router;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.DictionaryWriter;
import dev.callwire.wamp.message.Ids;
import dev.callwire.wamp.message.Key;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageWriter;
import dev.callwire.wamp.message.Role;
import dev.callwire.wamp.message.UriRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A name space of procedures and topics, and who has joined it. Thread-safe.
 *
 * <p>All that happens in it happens under one lock, one thing after the other; no more is done under it than to hand frames to
 * {@link Outbox}es. What members of this process and owners of sessions hear of it they hear when the lock is free, on the thread
 * that has brought it about, before that returns.
 */
public final class Realm {
    private final String name;
    private final RealmOptions options;
    private final SessionLimits limits;
    private final RouterTime time;
    private final JsonSlice roles;
    private final ReentrantLock lock = new ReentrantLock();
    private final RandomIds ids = new RandomIds();
    private final MessageWriter writer = new MessageWriter(Integer.MAX_VALUE);
    private final DictionaryWriter dictionary = new DictionaryWriter();
    private final LongMap<Member> members = new LongMap<>();
    private final MetaEvents meta;
    private final Registrations registrations;
    private final Dealer dealer;
    private final Broker broker;
    private final MetaProcedures procedures;

    /** What is to be done when the lock is free again. */
    private final List<Runnable> afterwards = new ArrayList<>();

    private long lastId;

    Realm(String name, RealmOptions options, SessionLimits limits, RouterTime time) {
        this.name = name;
        this.options = options;
        this.limits = limits;
        this.time = time;
        roles = Announcement.of(options);
        meta = new MetaEvents(this);
        registrations = new Registrations(this);
        dealer = new Dealer(this, registrations);
        broker = new Broker(this);
        procedures = new MetaProcedures(this);
    }

    public String name() {
        return name;
    }

    public Disclosure disclosure() {
        return options.disclosure();
    }

    RealmOptions options() {
        return options;
    }

    SessionLimits limits() {
        return limits;
    }

    Registrations registrations() {
        return registrations;
    }

    Broker broker() {
        return broker;
    }

    MetaEvents meta() {
        return meta;
    }

    MetaProcedures procedures() {
        return procedures;
    }

    /** The one writer of dictionaries: what it wrote is valid until it is used again. */
    DictionaryWriter dictionary() {
        return dictionary;
    }

    /** Writes a message over the one before. */
    JsonWriter encode(Message message) {
        return writer.write(message);
    }

    /** A dictionary that says something to people. */
    JsonSlice words(@Nullable String words) {
        return dictionary.begin().put(Key.MESSAGE, words).end();
    }

    /** An id of a registration or subscription. */
    long nextId() {
        return ++lastId;
    }

    long nextPublication() {
        return ids.next();
    }

    long now() {
        return time.now();
    }

    long ticks() {
        return time.ticks();
    }

    /** Has something done later, under the lock. */
    RouterTime.Alarm alarm(long millis, Runnable action) {
        return time.after(millis, () -> run(action));
    }

    /** Does something under the lock. */
    void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            unlock();
        }
    }

    /** Has something done when the lock is free. It is not to fail. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    private void unlock() {
        if (lock.getHoldCount() > 1 || afterwards.isEmpty()) {
            lock.unlock();
            return;
        }
        var due = List.copyOf(afterwards);
        afterwards.clear();
        lock.unlock();
        due.forEach(Runnable::run);
    }

    /** Finds something out under the lock. */
    <V> V get(Supplier<V> source) {
        lock.lock();
        try {
            return source.get();
        } finally {
            unlock();
        }
    }

    /** Lets a member at the other end of a connection in, and welcomes it. */
    RemoteMember join(long session, Identity identity, Message.Hello hello, Outbox outbox, SessionOwner owner) {
        var member = new RemoteMember(session, identity, hello.roles(), this, outbox, owner);
        run(() -> {
            members.put(session, member);
            member.deliver(new Message.Welcome(session, welcome(identity)));
            meta.joined(member);
        });
        return member;
    }

    private JsonSlice welcome(Identity identity) {
        dictionary
                .begin()
                .put(Key.REALM, name)
                .put(Key.AUTHID, identity.authid())
                .put(Key.AUTHROLE, identity.authrole())
                .put(Key.AUTHMETHOD, identity.authmethod())
                .put(Key.AUTHPROVIDER, identity.authprovider());
        if (!identity.authextra().isEmpty()) {
            dictionary.put(Key.AUTHEXTRA, identity.authextra());
        }
        return dictionary.put(Key.AGENT, "Callwire").put(Key.ROLES, roles).end();
    }

    /**
     * Lets a member of this process in, which calls, offers, publishes and subscribes without frames. It is none of the
     * sessions that clients can ask about or end.
     */
    public LocalMember join(Identity identity) {
        var member = new LocalMember(ids.secret(), identity, this);
        run(() -> members.put(member.id(), member));
        return member;
    }

    /** Takes a member out, with all that it has here, and publishes what it has left for that. */
    void remove(Member member) {
        remove(member, true);
    }

    private void remove(Member member, boolean announced) {
        if (members.remove(member.id()) == null) {
            return;
        }
        registrations.leave(member);
        dealer.leave(member);
        broker.leave(member);
        if (announced) {
            publishTestaments(member, true);
            publishTestaments(member, false);
            meta.left(member);
        }
    }

    private void publishTestaments(Member member, boolean onDetach) {
        for (var testament : member.testaments) {
            if (testament.onDetach() == onDetach) {
                var event = new Message.Publish(0, testament.options(), testament.topic(), testament.payload());
                broker.publish(member, event);
                member.bequeathed(event);
            }
        }
    }

    List<Member> sessions(Predicate<Member> condition) {
        var found = new ArrayList<Member>();
        for (var member : members.values()) {
            if (member.isSession() && condition.test(member)) {
                found.add(member);
            }
        }
        return found;
    }

    @Nullable
    Member session(long id) {
        var member = members.get(id);
        return member != null && member.isSession() ? member : null;
    }

    /**
     * Ends a session.
     *
     * @param announced whether others hear of it
     */
    void kill(Member member, String reason, @Nullable String words, boolean announced) {
        member.dismiss(reason, words(words));
        remove(member, announced);
    }

    /** Ends all sessions. */
    void close(String reason) {
        run(() -> {
            for (var member : members.values()) {
                kill(member, reason, null, false);
            }
        });
    }

    /** The sessions of the realm's clients. */
    public List<Session> sessions() {
        return get(() -> sessions(member -> true).stream()
                .map(member -> new Session(name, member.id(), member.identity()))
                .toList());
    }

    /**
     * Ends a session: its client is told goodbye.
     *
     * @param reason a URI
     * @param words for people
     * @return whether there was such a session
     * @throws IllegalArgumentException if the reason is no URI
     */
    public boolean endSession(long session, String reason, String words) {
        if (!options.uris().allows(reason)) {
            throw new IllegalArgumentException("The reason to end a session is a URI, and this is none: " + reason);
        }
        return get(() -> {
            var member = session(session);
            if (member != null) {
                kill(member, reason, words, true);
            }
            return member != null;
        });
    }

    /** The URIs, or patterns, that a session has registered, by its registrations. */
    public Map<Long, String> registrationsOf(long session) {
        return get(() -> {
            var found = new LinkedHashMap<Long, String>();
            var member = session(session);
            if (member != null) {
                member.registrations.values().forEach(each -> found.put(each.id(), each.uri()));
            }
            return found;
        });
    }

    /** The URIs, or patterns, that a session has subscribed to, by its subscriptions. */
    public Map<Long, String> subscriptionsOf(long session) {
        return get(() -> {
            var found = new LinkedHashMap<Long, String>();
            var member = session(session);
            if (member != null) {
                member.subscriptions.values().forEach(each -> found.put(each.id(), each.uri()));
            }
            return found;
        });
    }

    /**
     * Takes a registration from a session. A client that announced that this may happen is told.
     *
     * @return whether the session had it
     */
    public boolean revokeRegistration(long session, long registration, @Nullable String reason) {
        return get(() -> {
            var member = session(session);
            return member != null && registrations.revoke(member, registration, reason);
        });
    }

    /**
     * Takes a subscription from a session. A client that announced that this may happen is told.
     *
     * @return whether the session had it
     */
    public boolean revokeSubscription(long session, long subscription, @Nullable String reason) {
        return get(() -> {
            var member = session(session);
            return member != null && broker.revoke(member, subscription, reason);
        });
    }

    /** Whether a client offers a procedure, or a pattern that it belongs to; none has the realm's own. */
    public boolean isOfferedByClients(String procedure) {
        if (UriRule.isReserved(procedure)) {
            return false;
        }
        return get(() -> {
            var registration = registrations.best(procedure);
            return registration != null
                    && registration.callees().stream()
                            .anyMatch(callee -> callee.member().isSession());
        });
    }

    /** Takes a call for a session that offers the procedure itself; otherwise for whoever does. */
    void routeCall(Member caller, Message.Call call, long session) {
        var callee = members.get(session);
        var registration = callee == null ? null : registrations.of(callee, call.procedure());
        if (callee == null || registration == null) {
            route(caller, call);
        } else if (caller.countRequest(call.request())) {
            dealer.call(caller, call, registration, registration.callee(callee));
        }
    }

    /** What a call reads the history of, as a request for it; {@code null} if it reads none. */
    Message.@Nullable Subscribe historyReadBy(Message.Call call) {
        return get(() -> HistoryProcedure.subscribeOf(call, broker));
    }

    /** Refuses what a member asks for, and its owner does not let it have. */
    void refuse(Member member, Message.Request message, Refusal refusal) {
        if (!mayAsk(member, roleOf(message), message)) {
            return;
        }
        boolean isHeard = !(message instanceof Message.Publish publish)
                || publish.options().acknowledge();
        if (isHeard) {
            member.fail(message.type(), message.request(), refusal.error(), refusal.words());
        }
        if (message instanceof Message.Call call && call.options().progress()) {
            member.endedCalls.add(call.request());
        }
    }

    /** The role in which a message is sent. */
    static Role roleOf(Message.Request message) {
        return switch (message.type()) {
            case CALL -> Role.CALLER;
            case PUBLISH -> Role.PUBLISHER;
            case SUBSCRIBE, UNSUBSCRIBE -> Role.SUBSCRIBER;
            default -> Role.CALLEE;
        };
    }

    /** Takes a message of a member that is in. */
    void route(Member member, Message message) {
        if (message instanceof Message.Call call) {
            if (mayDo(member, Role.CALLER, message)) {
                routeCall(member, call);
            }
        } else if (message instanceof Message.Yield yielded) {
            if (mayDo(member, Role.CALLEE, message)) {
                dealer.yielded(member, yielded);
            }
        } else if (message instanceof Message.Publish publish) {
            if (mayAsk(member, Role.PUBLISHER, publish)) {
                broker.publish(member, publish);
            }
        } else if (message instanceof Message.Failed failed) {
            if (mayDo(member, Role.CALLEE, message)) {
                dealer.failed(member, failed);
            }
        } else if (message instanceof Message.Cancel cancel) {
            if (mayDo(member, Role.CALLER, message)) {
                dealer.cancel(member, cancel);
            }
        } else {
            routeOther(member, message);
        }
    }

    private void routeOther(Member member, Message message) {
        if (message instanceof Message.Subscribe subscribe) {
            if (mayAsk(member, Role.SUBSCRIBER, subscribe)) {
                broker.subscribe(member, subscribe);
            }
        } else if (message instanceof Message.Unsubscribe unsubscribe) {
            if (mayAsk(member, Role.SUBSCRIBER, unsubscribe)) {
                broker.unsubscribe(member, unsubscribe);
            }
        } else if (message instanceof Message.Register register) {
            if (mayAsk(member, Role.CALLEE, register)) {
                registrations.register(member, register);
            }
        } else if (message instanceof Message.Unregister unregister) {
            if (mayAsk(member, Role.CALLEE, unregister)) {
                registrations.unregister(member, unregister);
            }
        } else {
            member.violate("Received " + message.type() + " in a session that is open");
        }
    }

    /** A call has the next id, or the id of one that goes on. */
    private void routeCall(Member caller, Message.Call call) {
        if (caller.countRequest(call.request())) {
            dealer.call(caller, call);
        } else if (call.request() > caller.lastRequest() || !dealer.goOn(caller, call)) {
            violateOrder(caller, call);
        }
    }

    private static boolean mayDo(Member member, Role role, Message message) {
        if (!member.has(role)) {
            member.violate("A client that sends " + message.type() + " announces the role " + role.text());
            return false;
        }
        return true;
    }

    private static boolean mayAsk(Member member, Role role, Message.Request request) {
        if (!mayDo(member, role, request)) {
            return false;
        }
        if (!member.countRequest(request.request())) {
            violateOrder(member, request);
            return false;
        }
        return true;
    }

    private static void violateOrder(Member member, Message.Request request) {
        member.violate("Request of " + request.type() + " is " + request.request() + ", but the next id is "
                + Math.min(member.lastRequest() + 1, Ids.LAST));
    }
}
