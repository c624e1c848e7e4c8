package dev.callwire.call;

import dev.callwire.stub.ServiceBinding;

/** Gathers the calls that are to leave in one frame: see {@link RpcPeer#batch}. For one thread. */
public interface Batch {

    /** A client whose calls join the batch. Each is answered when its future says so, after the batch has left. */
    default <T> T proxy(Class<T> service) {
        return proxy(service, CallOptions.DEFAULTS);
    }

    /** A client whose calls join the batch and are made with the options. */
    <T> T proxy(Class<T> service, CallOptions options);

    /** A client from its binding, where classes cannot be looked up by name. */
    <T> T proxy(ServiceBinding<T> binding, CallOptions options);
}
