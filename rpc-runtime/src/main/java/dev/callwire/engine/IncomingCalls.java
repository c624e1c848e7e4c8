package dev.callwire.engine;

import dev.callwire.call.Interceptor;
import dev.callwire.call.Metadata;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.Params;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that the peer makes over one connection, from when they come until their handlers have ended.
 *
 * <p>Calls come, are cancelled and meet their deadlines on the connection's own thread; their handlers end on any.
 */
final class IncomingCalls {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingCalls.class);
    private static final Fault CLOSING = Fault.of(Fault.BUSY, "This end is closing; the call did not run");
    private static final Fault GOES_ON_ELSEWHERE =
            Fault.of(Fault.CANCELLED_BY_SERVER, "This end is closing; the stream goes on elsewhere");
    private static final Fault TOO_MANY =
            Fault.ofLimit("pendingCalls", Fault.BUSY, "Too many calls wait to run; this one did not run");
    private static final Fault NO_WORKER = Fault.of(Fault.BUSY, "No thread takes the call; it did not run");

    private final RpcPeer peer;
    private final Connection connection;
    private final Settings settings;
    private final MethodRegistry registry;
    private final Answers answers;
    private final ObjectTable objects;
    private final Streams streams;
    private final Carriage carriage;
    private final boolean intercepted;
    private final Slots slots;
    private final Alarm deadlines;
    private final CallsInFlight inFlight = new CallsInFlight();
    private final AtomicBoolean forgets = new AtomicBoolean();
    private MethodRegistry.@Nullable Entry calledLast;
    private @Nullable Params immediateParams;

    /**
     * A call of this burst that has ended and that nobody knows, to be the next one: most that end where they are read
     * are such. What is idle keeps none.
     */
    private @Nullable IncomingCall spare;

    private boolean isSpareUsed;
    private boolean reading;
    private boolean inBurst;
    private long arrival;

    /** What calls are answered with that are found to run after all. */
    private volatile @Nullable Fault abandoning;

    /**
     * No calls yet.
     *
     * @param awaited how much this end awaits of the peer
     */
    IncomingCalls(
            RpcPeer peer,
            Connection connection,
            Settings settings,
            MethodRegistry registry,
            Answers answers,
            ObjectTable objects,
            Streams streams,
            Carriage carriage,
            IntSupplier awaited) {
        this.peer = peer;
        this.connection = connection;
        this.settings = settings;
        this.registry = registry;
        this.answers = answers;
        this.objects = objects;
        this.streams = streams;
        this.carriage = carriage;
        intercepted = !settings.interceptors().isEmpty();
        var limits = settings.limits();
        slots = new Slots(
                connection,
                limits.callsInFlight(),
                limits.pendingCalls(),
                awaited,
                () -> settings.limitCounts().passed("callsInFlight"),
                this::forgetSoon);
        deadlines = new Alarm(settings.time(), connection, this::expire);
    }

    RpcPeer peer() {
        return peer;
    }

    Answers answers() {
        return answers;
    }

    /** Whether calls go on when the connection has ended. */
    boolean outlastConnection() {
        return answers.outlastConnection();
    }

    long now() {
        return settings.time().nanos();
    }

    /** When the call came. The messages of a burst came together, however long those before it took. */
    private long arrival() {
        if (!reading) {
            return now(); // it came another way
        }
        if (!inBurst) {
            arrival = now();
            inBurst = true;
        }
        return arrival;
    }

    /** A message is being read from here on, or no more. */
    void reading(boolean whether) {
        reading = whether;
    }

    /** All messages of a burst have been read. */
    void burstEnds() {
        inBurst = false;
        spare = null;
        isSpareUsed = false;
    }

    Params newParams() {
        return settings.newParams();
    }

    /** Params to be given back when a handler has returned. */
    Params takeParams() {
        return settings.takeParams();
    }

    void giveBack(Params used) {
        settings.giveBack(used);
    }

    void execute(Runnable task) {
        settings.execute(task);
    }

    ObjectTable objects() {
        return objects;
    }

    Streams streams() {
        return streams;
    }

    /** Where the signals of a stream run that a method results in. */
    Executor streamExecutor(ServedMethod method) {
        return CallStreams.executor(method.descriptor(), settings);
    }

    boolean isIntercepted() {
        return intercepted;
    }

    /** Runs a call through the interceptors. */
    CompletionStage<@Nullable Object> intercept(IncomingCall call, Interceptor.Next innermost) {
        return InterceptedCalls.run(settings.interceptors(), new InterceptedIncomingCall(call), innermost);
    }

    /** What stands in {@code params._meta}: there a peer puts what carries nothing beside its params. */
    Metadata metaOf(JsonSlice params) {
        return ParamsMeta.read(params, settings.newReader());
    }

    /** Whether there is a method of a name. */
    boolean serves(JsonSlice method) {
        return find(method) != null;
    }

    /** The method of a name. Mostly it is the one that was called last, which is found without a hash. */
    private @Nullable ServedMethod find(JsonSlice method) {
        var last = calledLast;
        if (last == null || !method.contentEquals(last.name)) {
            last = registry.findEntry(method);
            calledLast = last;
        }
        return last == null ? null : last.method;
    }

    /** Whether there is a notification of a name. */
    boolean servesNotification(JsonSlice method) {
        var served = find(method);
        return served != null && served.descriptor().isNotification();
    }

    /** Serves a call. */
    void call(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice json, CallMeta meta) {
        var served = find(method);
        call(id, group, served != null ? served : registry.findForeign(method, meta.credit() > 0), method, json, meta);
    }

    /** Serves a call of an object's method. */
    void objectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice json, CallMeta meta) {
        var object = objects.find(handle);
        if (object == null) {
            var rule = "There is no object of handle " + handle + "; the reference to it may have ended";
            answers.fault(id, group, Fault.of(Fault.UNKNOWN_REFERENCE, rule));
        } else {
            call(id, group, object.methods().find(method), method, json, meta);
        }
    }

    private void call(
            JsonSlice id,
            @Nullable ReplyGroup group,
            @Nullable ServedMethod served,
            JsonSlice method,
            JsonSlice json,
            CallMeta meta) {
        var refusal = served == null ? "Method not found: " + method : carriage.refusal(served);
        if (served == null || refusal != null) {
            answers.fault(id, group, Fault.of(Fault.METHOD_NOT_FOUND, String.valueOf(refusal)));
        } else if (served.descriptor().passesReferences() && !objects.isSupported()) {
            var rule = method + " passes objects by reference, which takes a connection that stays open";
            answers.fault(id, group, Fault.of(Fault.INVALID_REQUEST, rule));
        } else if (served.descriptor().passesReferences() && objects.isFull()) {
            var rule = "At most " + settings.limits().references()
                    + " objects may be referred to at a time (references); release some first";
            answers.fault(id, group, Fault.ofLimit("references", Fault.TOO_MANY_REFERENCES, rule));
        } else if (streams(served) && !canStream(served)) {
            var rule = method + " streams, which takes a connection that stays open";
            answers.fault(id, group, Fault.of(Fault.INVALID_REQUEST, rule));
        } else if (streams(served) && streams.isFull()) {
            var rule = "At most " + settings.limits().streams() + " streams may be open at a time (streams)";
            answers.fault(id, group, Fault.ofLimit("streams", Fault.TOO_MANY_STREAMS, rule));
        } else if (served.endsSubscriptions()) {
            endSubscription(id, group, served, json);
        } else if (served.descriptor().isNotification()) {
            answers.fault(
                    id, group, Fault.of(Fault.INVALID_REQUEST, method + " is a notification: send it without an id"));
        } else if (inFlight.find(id) != null) {
            answers.fault(
                    id,
                    group,
                    Fault.of(Fault.INVALID_REQUEST, "Invalid request: the id " + id + " is that of a call in flight"));
        } else {
            serve(served, id, group, json, meta);
        }
    }

    /**
     * Serves a call whose params were not validated, if its handler runs here and they are read quickly; false if not.
     *
     * @param rest the params, if nothing is wrong with them
     */
    boolean unprovenCall(JsonSlice id, JsonSlice method, JsonSlice rest, CallMeta meta, JsonReader reader) {
        var served = find(method);
        if (served == null
                || !served.isPlain()
                || isIntercepted()
                || carriage.refusal(served) != null
                || !(served.isImmediate() ? !slots.isDraining() : slots.isOneFree())
                || inFlight.find(id) != null) {
            return false;
        }
        var params = immediateParams();
        if (!params.bindUnproven(served.descriptor(), rest, reader)) {
            return false;
        }
        var call = newCall(served, id, null, meta);
        goOn(call, call.serveBound(params, rest));
        return true;
    }

    private IncomingCall newCall(
            ServedMethod method, @Nullable JsonSlice id, @Nullable ReplyGroup group, CallMeta meta) {
        long deadline = arrival() + timeoutNanos(method, meta);
        var next = spare;
        if (next == null || isSpareUsed || group != null) {
            return new IncomingCall(this, method, id, group, meta, deadline);
        }
        isSpareUsed = true;
        next.become(method, id, meta, deadline);
        return next;
    }

    private void endSubscription(JsonSlice id, @Nullable ReplyGroup group, ServedMethod served, JsonSlice json) {
        try {
            var key = newParams()
                    .bind(served.descriptor(), json)
                    .get(0, MethodRegistry.SUBSCRIPTION_ID)
                    .json();
            boolean there = streams.stop(key);
            answers.value(id, group, out -> out.value(there));
        } catch (InvalidParamsException e) {
            answers.fault(id, group, Fault.of(Fault.INVALID_PARAMS, String.valueOf(e.getMessage())));
        }
    }

    private boolean canStream(ServedMethod served) {
        var descriptor = served.descriptor();
        boolean resultAlone = !descriptor.hasStreamParams() && descriptor.subscription() == null;
        return resultAlone ? streams.takesResults() : streams.isSupported();
    }

    private static boolean streams(ServedMethod served) {
        return served.descriptor().isStream() || served.descriptor().hasStreamParams();
    }

    /** Serves a notification; of a method that is answered, the answer is dropped. */
    void notification(JsonSlice method, JsonSlice json, CallMeta meta) {
        notification(find(method), json, meta);
    }

    /** Serves a notification of an object's method. */
    void objectNotification(long handle, JsonSlice method, JsonSlice json, CallMeta meta) {
        var object = objects.find(handle);
        notification(object == null ? null : object.methods().find(method), json, meta);
    }

    private void notification(@Nullable ServedMethod served, JsonSlice json, CallMeta meta) {
        if (served == null) {
            LOG.debug("Passed over a notification of an unknown method");
        } else if (streams(served)) {
            LOG.debug("Passed over a notification of {}, which streams", served.name());
        } else {
            serve(served, null, null, json, meta);
        }
    }

    private void serve(
            ServedMethod method, @Nullable JsonSlice id, @Nullable ReplyGroup group, JsonSlice json, CallMeta meta) {
        var call = newCall(method, id, group, meta);
        if (streams(method) && id != null) {
            var streaming = call.streams(meta);
            if (method.descriptor().hasStreamParams()) {
                streaming.takesStreams();
            }
            if (method.descriptor().isStream()) {
                serveStream(call, streaming, id, json, meta);
                return;
            }
        }
        boolean inTurn = id != null || !slots.holdsNotification();
        if (inTurn && method.isImmediate() && !isIntercepted() && (id == null || !slots.isDraining())) {
            goOn(call, call.serveHere(immediateParams(), json));
            return;
        }
        // An interceptor may go on when the frame is gone, so what it stands around keeps its params.
        if (id != null && method.isNonBlocking() && !isIntercepted() && slots.isOneFree()) {
            goOn(call, call.serveHere(immediateParams(), json));
            return;
        }
        call.keep(json);
        enter(call);
        if (slots.isPressed()) {
            slots.updateReading();
        }
    }

    /** Goes on with a call when its handler has returned, which perhaps has not ended. */
    private void goOn(IncomingCall call, @Nullable CompletionStage<?> open) {
        if (open == null) {
            spareIfUnknown(call);
            return;
        }
        slots.take(); // until here it needed none: no other call has begun on this thread meanwhile
        call.keep();
        register(call);
        call.await(open);
        endIfAbandoned(call);
        if (slots.isPressed()) {
            slots.updateReading();
        }
    }

    @SuppressWarnings("ReferenceEquality") // mostly it is the spare one itself
    private void spareIfUnknown(IncomingCall call) {
        if (!call.isUnknown()) {
            return;
        }
        if (spare != call) {
            spare = call;
        }
        isSpareUsed = false;
    }

    /** All items of a stream, as one array. */
    CompletionStage<JsonSlice> gather(IncomingCall call, @Nullable Object returned) {
        if (!(returned instanceof Flow.Publisher<?> publisher)) {
            return CompletableFuture.failedFuture(new NullPointerException(call.method() + " returned no stream"));
        }
        var gathered = new GatheredStream(call.served().descriptor(), settings);
        settings.execute(
                () -> gathered.gather(publisher)); // it takes them all at once, which is no work for an event loop
        return gathered.array();
    }

    /** Whether several messages can be sent in answer to a call over HTTP; those of a batch have but one. */
    private boolean carriesMany(@Nullable ReplyGroup group) {
        return group == null && connection.carryMany();
    }

    /** A call's answer was sent; over HTTP, nothing comes after that of a stream. */
    void answerSent(IncomingCall call) {
        if (!streams.isSupported()
                && call.group() == null
                && call.served().descriptor().isStream()) {
            connection.close(CloseReason.NORMAL, "");
        }
    }

    /** Serves a call whose result is a stream. */
    private void serveStream(IncomingCall call, CallStreaming streaming, JsonSlice id, JsonSlice json, CallMeta meta) {
        call.keep(json);
        var names = call.served().descriptor().subscription();
        if (names != null) {
            streaming.subscribe(id, names, meta);
        } else if (!streams.isSupported() && !carriesMany(call.group())) {
            streaming.gather();
        } else if (!streaming.open(streams.frames().ofCall(id, json), meta)) {
            var rule = "Invalid request: there is a stream of this name already";
            answers.fault(id, call.group(), Fault.of(Fault.INVALID_REQUEST, rule));
            return;
        }
        enter(call);
    }

    private void enter(IncomingCall call) {
        if (!call.isNotification() && slots.tryTake()) {
            register(call);
            launch(call);
            endIfAbandoned(call);
            return;
        } else if (slots.isDraining() && !call.isNotification()) {
            refuse(call, CLOSING);
            return;
        } else if (slots.isFull()) {
            refuse(call, TOO_MANY);
            return;
        }
        if (call.isNotification()) {
            call.deadline(now() + PendingCall.FOREVER); // its time begins when it does
        }
        register(call); // first, because from there on it may end at any time
        if (slots.enter(call)) {
            launchNext();
        } else {
            call.left();
            refuse(call, CLOSING);
        }
    }

    /** Ends a call that {@link #abandonAll} may have missed. */
    private void endIfAbandoned(IncomingCall call) {
        var fault = abandoning;
        if (fault != null) {
            call.abandon(fault);
        }
    }

    private void refuse(IncomingCall call, Fault fault) {
        call.endStreams(() -> tellRefused(call, fault));
    }

    private void tellRefused(IncomingCall call, Fault fault) {
        var id = call.id();
        if (id != null) {
            answers.fault(id, call.group(), fault);
            answerSent(call);
        } else {
            LOG.debug("Dropped the notification {}: {}", call.method(), fault.message());
        }
    }

    private long timeoutNanos(ServedMethod method, CallMeta meta) {
        long longest = method.descriptor().hasStreamParams() ? PendingCall.FOREVER : settings.incomingTimeoutNanos();
        long asked = meta.timeoutMillis();
        return asked > 0 ? Math.min(longest, TimeUnit.MILLISECONDS.toNanos(asked)) : longest;
    }

    /** For the connection's thread to use again and again: a handler on it is done with them when it returns. */
    private Params immediateParams() {
        var own = immediateParams;
        if (own == null) {
            own = newParams();
            immediateParams = own;
        }
        return own;
    }

    private void register(IncomingCall call) {
        assert connection.onOwnThread() : "Calls come on their connection's own thread";
        inFlight.add(call);
        watch(call);
    }

    private void watch(IncomingCall call) {
        long deadline = call.deadline();
        if (!deadlines.isSetFor(deadline) && deadline - now() < PendingCall.FOREVER / 2) {
            deadlines.notLaterThan(deadline);
        }
    }

    /** Runs the calls that there are slots for. */
    private void launchNext() {
        IncomingCall call;
        while ((call = slots.next()) != null) {
            launchInTurn(call);
        }
    }

    /** Runs a call that has waited. */
    private void launchInTurn(IncomingCall call) {
        if (call.isNotification()) {
            call.deadline(now() + settings.incomingTimeoutNanos());
            watch(call);
        }
        launch(call);
    }

    private void launch(IncomingCall call) {
        // An executor that runs its tasks at once would have each call run within the end of the one before.
        call.launcher(Thread.currentThread());
        try {
            (call.served().isNonBlocking() ? connection : settings.workers()).execute(call);
        } catch (RuntimeException e) {
            LOG.debug("The executor does not take {}", call.method(), e);
            call.abort(NO_WORKER);
        } finally {
            call.launcher(null);
        }
    }

    /** A handler has returned a stream; its slot goes to the next call, though the call goes on. */
    void streams(IncomingCall call) {
        slots.streamBegins();
        watch(call);
        freeSlot(call);
    }

    /** The stream of a call has ended, which went on after its handler. */
    void streamEnded(IncomingCall call) {
        call.left();
        slots.streamEnds();
        forgetSoon();
    }

    /** Has nothing kept of the calls that have left, once for all that leave until it happens. */
    private void forgetSoon() {
        if (forgets.get() || !forgets.compareAndSet(false, true)) {
            return;
        }
        try {
            connection.execute(this::forget);
        } catch (RejectedExecutionException e) {
            LOG.trace("The connection has ended, and all with it", e);
        }
    }

    private void forget() {
        forgets.set(false); // first: who leaves from here on asks again
        inFlight.forgetLeft();
    }

    /** A handler has ended; its slot goes to the next call. */
    void ended(IncomingCall call) {
        call.left();
        freeSlot(call);
    }

    private void freeSlot(IncomingCall call) {
        var following = slots.leave(call, !call.freesSlotWithinLaunch());
        if (following != null) {
            launchInTurn(following);
            if (following.hasFreedSlotWithinLaunch()) { // and so without passing it on
                launchNext();
            }
        }
        if (slots.isPressed()) {
            slots.resumeReading();
        }
    }

    /** A call of this end's own awaits the peer from now on. */
    void peerAwaited() {
        if (slots.isPressed()) {
            launchNext();
            slots.resumeReading();
        }
    }

    private long expire(long now) {
        long wait = PendingCalls.NEVER;
        for (var call : inFlight.all()) {
            long left = call.deadline() - now;
            if (left <= 0) {
                call.abandon(call.outOfTime());
            } else {
                wait = Math.min(wait, left);
            }
        }
        return wait;
    }

    /** The peer has lost interest in a call; on the connection's own thread. */
    void cancel(JsonSlice id) {
        var call = inFlight.find(id);
        if (call != null) {
            call.cancelled();
        }
    }

    /** Nobody is interested in a call any more; on any thread. */
    void abandon(JsonSlice id) {
        if (connection.onOwnThread()) {
            cancel(id);
            return;
        }
        var own = id.copy();
        try {
            connection.execute(() -> cancel(own));
        } catch (RejectedExecutionException e) {
            LOG.trace("The connection has ended, and its calls with it", e);
        }
    }

    /**
     * Lets no call in any more; completes when those that run have ended. Streams that their callers take up elsewhere do at
     * once. On the connection's own thread.
     */
    CompletableFuture<Void> drain() {
        inFlight.all().forEach(call -> call.leaveToOthers(GOES_ON_ELSEWHERE));
        return slots.drain();
    }

    /**
     * Ends what still runs, so that whoever waits for it hears that it did not end well.
     *
     * @return whether everything is answered; otherwise an answer may come too late
     */
    boolean abandonAll(Fault fault) {
        abandoning = fault;
        inFlight.all().forEach(call -> call.abandon(fault));
        return inFlight.all().stream().noneMatch(IncomingCall::isBeingAnswered);
    }

    /** The peer is gone: stops all that runs for it. */
    void close() {
        deadlines.cancel();
        slots.close();
        inFlight.all().forEach(call -> call.abandon(null));
    }
}
