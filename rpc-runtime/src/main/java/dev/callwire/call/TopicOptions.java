package dev.callwire.call;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one end offers the topics of an interface of events. Immutable.
 *
 * <pre>{@code
 * RpcServer.builder().events(MarketEvents.class, TopicOptions.DEFAULTS
 *     .withHistory(() -> new RecentEvents(10_000))
 *     .withAccess((peer, topic, kind) -> peer.principal().isPresent()))
 * }</pre>
 */
public final class TopicOptions {
    /** Everybody may subscribe, nobody but this end publishes, nothing is kept. */
    public static final TopicOptions DEFAULTS =
            new TopicOptions(null, (peer, topic, use) -> use == Use.SUBSCRIBE, new TopicListener() {});

    private final @Nullable Supplier<? extends EventHistory> history;
    private final Access access;
    private final TopicListener listener;

    private TopicOptions(@Nullable Supplier<? extends EventHistory> history, Access access, TopicListener listener) {
        this.history = history;
        this.access = access;
        this.listener = listener;
    }

    /** What a peer wants to do with a topic. */
    public enum Use {
        SUBSCRIBE,
        PUBLISH
    }

    /** Decides who may use a topic. Called on a worker, by many threads. */
    @FunctionalInterface
    public interface Access {
        /** Whether a peer may; otherwise it is told that it is forbidden (-32015). */
        boolean allows(RpcPeer peer, String topic, Use use);
    }

    /** Hears who comes and goes. Called on a worker, by many threads. */
    public interface TopicListener {
        /** A peer has subscribed. */
        default void joined(RpcPeer peer, String topic) {}

        /** A subscription of a peer's has ended. */
        default void left(RpcPeer peer, String topic) {}
    }

    /** These, with events kept for subscribers that come back; each topic has a history of its own. */
    public TopicOptions withHistory(Supplier<? extends EventHistory> ofTopic) {
        return new TopicOptions(requireNonNull(ofTopic, "ofTopic"), access, listener);
    }

    /** These, with another decision of who may use a topic; by default everybody may subscribe, and nobody publish. */
    public TopicOptions withAccess(Access decision) {
        return new TopicOptions(history, requireNonNull(decision, "decision"), listener);
    }

    /** These, with a listener that hears who comes and goes. */
    public TopicOptions withListener(TopicListener hearing) {
        return new TopicOptions(history, access, requireNonNull(hearing, "hearing"));
    }

    /** A history for one topic, or {@code null} where nothing is kept. */
    public @Nullable EventHistory newHistory() {
        return history == null ? null : history.get();
    }

    /** Who may use a topic. */
    public Access access() {
        return access;
    }

    /** Who hears who comes and goes. */
    public TopicListener listener() {
        return listener;
    }
}
