package dev.callwire.engine;

import dev.callwire.call.NotExecutedException;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.stub.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** An object of the peer's that this end may call, until the reference ends. Thread-safe. */
final class RemoteObject {
    private final ObjectTable table;
    private final ObjectFrames frames;
    private final long handle;
    private final String namespace;
    private final boolean callScoped;
    private final boolean toBeReleased;
    private @Nullable Object proxy;
    private volatile boolean ended;

    /**
     * A reference that has just come.
     *
     * @param callScoped whether it ends with the call that carried it
     * @param toBeReleased whether its owner waits to be told
     */
    RemoteObject(
            ObjectTable table,
            ObjectFrames frames,
            long handle,
            String namespace,
            boolean callScoped,
            boolean toBeReleased) {
        this.table = table;
        this.frames = frames;
        this.handle = handle;
        this.namespace = namespace;
        this.callScoped = callScoped;
        this.toBeReleased = toBeReleased;
    }

    /** Sets what stands for the object here. */
    void proxy(Object standsHere) {
        proxy = standsHere;
    }

    @Nullable
    Object proxy() {
        return proxy;
    }

    boolean isToBeReleased() {
        return toBeReleased;
    }

    long handle() {
        return handle;
    }

    /** Whether the reference ends with its call. */
    boolean isCallScoped() {
        return callScoped;
    }

    byte[] wireName(MethodDescriptor<?> method) {
        return frames.methodName(handle, ownName(namespace, method.name()));
    }

    /** A method's name without its service's namespace. */
    static String ownName(String namespace, String wireName) {
        return wireName.startsWith(namespace) ? wireName.substring(namespace.length()) : wireName;
    }

    /** @throws NotExecutedException if the reference has ended */
    void checkAlive(MethodDescriptor<?> method) {
        if (ended) {
            throw new NotExecutedException(method.name() + " was not sent: the reference to its object has ended"
                    + (callScoped ? " with the call that carried it" : ""));
        }
    }

    /** The reference has ended; false if it had before. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** Ends the reference, and has the owner told. */
    void release() {
        table.release(this);
    }
}
