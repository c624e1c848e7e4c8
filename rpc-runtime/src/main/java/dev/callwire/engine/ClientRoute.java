package dev.callwire.engine;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a client calls through, over however many connections. Thread-safe. */
public sealed interface ClientRoute permits Link, Exchanges {

    /** Connects for the first time; fails as the last address does that was tried. */
    CompletionStage<?> connect();

    /** A client for a service at the other end. */
    <T> T proxy(ServiceBinding<T> binding, CallOptions options);

    /** Gathers calls and sends them in one frame, if there is a connection that takes it. */
    void batch(Consumer<Batch> calls);

    /** The events of the other end, and those that are published there. */
    PeerEvents events();

    /** The connection that there is, or was; {@code null} where each call has its own. */
    @Nullable
    Peer newest();

    /** Whether it has not ended for good. */
    boolean isOpen();

    /** Completes with the reason when it has ended for good. */
    CompletionStage<CloseReason> closed();

    /** Ends it. */
    void close();
}
