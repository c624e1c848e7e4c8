package dev.callwire.engine;

import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.flow.Window;
import dev.callwire.flow.WindowBudget;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.Spares;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.stub.Params;
import dev.callwire.transport.LimitCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** What the peers of one server or client share. Thread-safe. */
public final class Settings {
    private final Limits limits;
    private final DataBinder binder;
    private final Executor workers;

    /** The workers, unless they are an executor of the user's. */
    private final @Nullable Workers ownWorkers;

    private final long timeoutNanos;
    private final List<Interceptor> interceptors;
    private final List<Protocol> protocols;
    private final @Nullable Contracts contracts;
    private final Map<Protocol, Carriage> dialling = new ConcurrentHashMap<>(2);
    private final Map<Protocol, Carriage> dialledTo = new ConcurrentHashMap<>(4);
    private final Time time;
    private final Encoders encoders;
    private final Spares<JsonReader> readers;
    private final Spares<Params> params;
    private final LimitCounts limitCounts = new LimitCounts();
    private final JsonLimits jsonLimits;
    private final long incomingTimeoutNanos;

    /**
     * Settings with scratch buffers of their own.
     *
     * @param workers where handlers, and the completion of futures, run
     * @param timeout of this end's calls, unless a call has its own
     * @param interceptors around this end's calls and those that it serves, the outermost first
     * @param protocols that may be spoken, to name those that carry what another one does not
     * @param contracts compares contracts with those of peers; {@code null} where none are compared
     */
    public Settings(
            Limits limits,
            DataBinder binder,
            Executor workers,
            Duration timeout,
            List<Interceptor> interceptors,
            List<Protocol> protocols,
            @Nullable Contracts contracts) {
        this(limits, binder, workers, timeout, interceptors, protocols, contracts, Time.SYSTEM);
    }

    Settings(
            Limits limits,
            DataBinder binder,
            Executor workers,
            Duration timeout,
            List<Interceptor> interceptors,
            Time time) {
        this(limits, binder, workers, timeout, interceptors, List.of(), null, time);
    }

    Settings(
            Limits limits,
            DataBinder binder,
            Executor workers,
            Duration timeout,
            List<Interceptor> interceptors,
            List<Protocol> protocols,
            @Nullable Contracts contracts,
            Time time) {
        this.protocols = List.copyOf(protocols);
        this.contracts = contracts;
        this.limits = limits;
        this.binder = binder;
        this.workers = workers;
        ownWorkers = workers instanceof Workers own ? own : null;
        timeoutNanos = Time.nanosOf(timeout);
        this.interceptors = List.copyOf(interceptors);
        this.time = time;
        encoders = new Encoders(binder, limits.outboundMessageBytes());
        jsonLimits = JsonLimits.DEFAULTS
                .withMaxDepth(limits.jsonDepth())
                .withMaxTokens(limits.jsonTokens())
                .withMaxNameLength(limits.jsonNameLength())
                .withMaxNumberLength(limits.jsonNumberLength());
        readers = new Spares<>(this::newReader);
        params = new Spares<>(this::newParams);
        incomingTimeoutNanos = Time.nanosOf(limits.callTimeout());
    }

    /** What an end may send and serve over a protocol; the same for all connections of a kind. */
    Carriage carriage(Protocol protocol, boolean dialled) {
        return (dialled ? dialling : dialledTo)
                .computeIfAbsent(protocol, each -> new Carriage(each, protocols, dialled));
    }

    /** What compares contracts with those of peers; {@code null} where none are compared. */
    @Nullable
    Contracts contracts() {
        return contracts;
    }

    /** How often which limit was passed. */
    public LimitCounts limitCounts() {
        return limitCounts;
    }

    /** What each peer bears. */
    public Limits limits() {
        return limits;
    }

    DataBinder binder() {
        return binder;
    }

    Executor workers() {
        return workers;
    }

    /** This thread may be about to have many tasks run. */
    void burstBegins() {
        if (ownWorkers != null) {
            ownWorkers.burstBegins();
        }
    }

    /** This thread has no more of them. */
    void burstEnds() {
        if (ownWorkers != null) {
            ownWorkers.burstEnds();
        }
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    List<Interceptor> interceptors() {
        return interceptors;
    }

    Time time() {
        return time;
    }

    Encoders encoders() {
        return encoders;
    }

    JsonLimits jsonLimits() {
        return jsonLimits;
    }

    JsonReader newReader() {
        return new JsonReader(jsonLimits);
    }

    /** A reader to be given back. */
    JsonReader takeReader() {
        return readers.take();
    }

    void giveBack(JsonReader reader) {
        reader.clear();
        readers.giveBack(reader);
    }

    Params newParams() {
        return new Params(binder, jsonLimits);
    }

    /** Params to be given back. */
    Params takeParams() {
        return params.take();
    }

    void giveBack(Params used) {
        used.clear();
        params.giveBack(used);
    }

    /** A window for a stream that comes, as it is set. */
    Window newWindow(WindowBudget budget) {
        return new Window(limits.streamWindow(), limits.streamWindowBytes(), limits.isStreamWindowAdaptive(), budget);
    }

    /** How long a call of the peer's may take. */
    long incomingTimeoutNanos() {
        return incomingTimeoutNanos;
    }

    ProtocolLimits protocolLimits() {
        return new ProtocolLimits(
                jsonLimits,
                limits.batchEntries(),
                limits.idLength(),
                limits.methodLength(),
                limits.outboundMessageBytes());
    }

    /**
     * Runs what must run, but not on an event loop: on the workers, or, where these take no more, on the JDK's own pool.
     */
    public void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            ForkJoinPool.commonPool().execute(task);
        }
    }
}
