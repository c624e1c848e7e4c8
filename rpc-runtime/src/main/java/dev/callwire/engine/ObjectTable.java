package dev.callwire.engine;

import dev.callwire.call.CallOptions;
import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.ObjectReference;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.Connection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that the ends of one connection refer to: this end's that the peer may call, and the peer's that this end
 * may call. Thread-safe.
 */
final class ObjectTable {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectTable.class);

    private final Connection connection;
    private final @Nullable ObjectFrames frames;
    private final Settings settings;
    private @Nullable Route route;

    /** Made when the first object passes: over most connections none ever does. */
    private volatile @Nullable Objects objects;

    private volatile boolean closed;

    private static final class Objects {
        private final AtomicLong lastHandle = new AtomicLong();
        private final Map<Long, OwnObject> own = new ConcurrentHashMap<>();
        private final Map<Long, RemoteObject> remote = new ConcurrentHashMap<>();

        /** What stands for the peer's objects here, so that one can be given back. */
        private final Map<Object, RemoteObject> proxies = Collections.synchronizedMap(new IdentityHashMap<>());
    }

    /** @param frames absent where objects cannot be passed by reference */
    ObjectTable(Connection connection, @Nullable ObjectFrames frames, Settings settings) {
        this.connection = connection;
        this.frames = frames;
        this.settings = settings;
    }

    private Objects objects() {
        var made = objects;
        if (made == null) {
            synchronized (this) {
                made = objects;
                if (made == null) {
                    made = new Objects();
                    objects = made;
                }
            }
        }
        return made;
    }

    /** Sets where calls of the peer's objects go, before there are any. */
    void route(Route calls) {
        route = calls;
    }

    /** For a message that calls. */
    ExportScope ofArguments(MethodDescriptor<?> method) {
        return new ExportScope(this, method, false);
    }

    /** For a message that answers. */
    ExportScope ofAnswer(MethodDescriptor<?> method) {
        return new ExportScope(this, method, true);
    }

    /**
     * For a message of the peer's.
     *
     * @param call the id of the call that it is; {@code null} if it is none
     */
    ImportScope ofPeer(MethodDescriptor<?> method, @Nullable JsonSlice call) {
        return new ImportScope(this, method, call);
    }

    /** The binding of an interface that a method passes objects as; a nested value may have others than it says. */
    static ServiceBinding<?> binding(MethodDescriptor<?> method, Class<?> type) {
        var named = method.reference(type);
        return named != null ? named : Bindings.of(type);
    }

    @Nullable
    OwnObject find(long handle) {
        var all = objects;
        return all == null ? null : all.own.get(handle);
    }

    /** Whether the peer has as many objects here, or this end there, as are allowed. */
    boolean isFull() {
        var all = objects;
        return all != null
                && Math.max(all.remote.size(), all.own.size())
                        >= settings.limits().references();
    }

    /** How many objects the ends refer to. */
    int size() {
        var all = objects;
        return all == null ? 0 : all.own.size() + all.remote.size();
    }

    /**
     * Writes what stands for an object.
     *
     * @return the object, if it is this end's
     */
    @Nullable
    OwnObject write(ServiceBinding<?> binding, Object object, boolean inResult, JsonWriter out) {
        var type = binding.service();
        var written = frames(type);
        var given = objects().proxies.get(object);
        if (given != null) {
            written.writeReference(out, new ObjectReference(given.handle(), false, false));
            return null;
        }
        if (objects().own.size() >= settings.limits().references()) {
            settings.limitCounts().passed("references");
            throw new NotExecutedException("The peer refers to " + objects().own.size()
                    + " objects of this end already, the limit (references); let it release some, by closing them");
        }
        boolean callScoped = !inResult && !AutoCloseable.class.isAssignableFrom(type);
        var added = new OwnObject(objects().lastHandle.incrementAndGet(), object, methods(binding, object), callScoped);
        objects().own.put(added.handle(), added);
        if (closed) {
            objects().own.remove(added.handle());
        }
        written.writeReference(out, new ObjectReference(added.handle(), true, callScoped));
        return added;
    }

    /** Whether objects can be passed by reference. */
    boolean isSupported() {
        return frames != null;
    }

    private ObjectFrames frames(Class<?> type) {
        if (frames == null) {
            throw new NotExecutedException(
                    "No " + type.getSimpleName()
                            + " can be passed by reference here; that takes a protocol that can, and a connection that stays open");
        }
        return frames;
    }

    @SuppressWarnings("unchecked") // an object is passed as an interface that it implements
    private static MethodRegistry methods(ServiceBinding<?> binding, Object object) {
        var methods = new MethodRegistry();
        methods.serveObject((ServiceBinding<Object>) binding, object);
        return methods;
    }

    /** What stands for the object that a JSON value refers to; one of the peer's is added to the list. */
    Object read(ServiceBinding<?> binding, JsonSlice json, @Nullable JsonSlice call, List<RemoteObject> imported) {
        var type = binding.service();
        var read = frames(type);
        var reference = call == null ? read.readReference(json) : read.readReference(json, call);
        if (reference == null) {
            boolean isString = json.array()[json.offset()] == '"';
            throw new UnfitValueException("", "an object reference", isString ? "a string" : "another value");
        } else if (!reference.ownedBySender()) {
            return givenBack(type, reference.handle());
        } else if (objects().remote.size() >= settings.limits().references()) {
            read.forget(reference.handle());
            throw new UnfitValueException(
                    "", "one of at most " + settings.limits().references() + " object references", "one more");
        }
        return add(binding, read, reference, imported);
    }

    private Object givenBack(Class<?> type, long handle) {
        var returned = objects().own.get(handle);
        if (returned == null || !type.isInstance(returned.object())) {
            throw new UnfitValueException("", "a reference to an object that is there", "one to none: " + handle);
        }
        return returned.object();
    }

    private <T> T add(
            ServiceBinding<T> binding, ObjectFrames names, ObjectReference reference, List<RemoteObject> imported) {
        var target = route;
        if (target == null) {
            throw new IllegalStateException("Objects came before the connection was set up");
        }
        // What is no AutoCloseable has nobody who could release it, whatever the peer says.
        boolean callScoped = reference.callScoped() || !AutoCloseable.class.isAssignableFrom(binding.service());
        var object = new RemoteObject(
                this, names, reference.handle(), binding.namespace(), callScoped, !reference.callScoped());
        var proxy = binding.client(new PeerCaller(target, binding.service(), CallOptions.DEFAULTS, object));
        objects().remote.put(reference.handle(), object);
        objects().proxies.put(proxy, object);
        object.proxy(proxy);
        imported.add(object);
        return proxy;
    }

    /** The peer has ended a reference, or tells that one of its objects is gone. */
    void released(long handle, boolean ownedBySender) {
        if (ownedBySender) {
            var object = objects().remote.get(handle);
            if (object != null) {
                drop(object);
            }
        } else {
            var object = objects().own.remove(handle);
            if (object != null) {
                closeSoon(object);
            }
        }
    }

    /** An answer came that nobody waits for: what it refers to is not to stay for that. */
    void passedOver(JsonSlice result) {
        if (frames != null && !isPlain(result)) {
            frames.forEachReference(result, reference -> {
                if (reference.ownedBySender() && find(reference) == null) {
                    tellReleased(reference.handle(), false);
                }
            });
        }
    }

    private static boolean isPlain(JsonSlice value) {
        if (value.isEmpty()) {
            return true;
        }
        byte first = value.array()[value.offset()];
        return first != '{' && first != '[';
    }

    private @Nullable RemoteObject find(ObjectReference reference) {
        var all = objects;
        return all == null ? null : all.remote.get(reference.handle());
    }

    /** Ends a reference to an object of the peer's and has the peer told. */
    void release(RemoteObject object) {
        if (end(object)) {
            tellReleased(object.handle(), false);
        }
    }

    /** A reference to an object of the peer's has ended with its call: of what the peer wants to hear, it hears. */
    void endWithCall(RemoteObject object) {
        if (object.isToBeReleased()) {
            release(object);
        } else {
            drop(object);
        }
    }

    /** A reference to an object of the peer's has ended at both ends. */
    void drop(RemoteObject object) {
        if (end(object) && frames != null) {
            frames.forget(object.handle());
        }
    }

    /** A reference to an object of the peer's has ended here; false if it had before. */
    private boolean end(RemoteObject object) {
        if (!object.end()) {
            return false;
        }
        objects().remote.remove(object.handle(), object);
        objects().proxies.remove(object.proxy());
        return true;
    }

    /** A reference to an object of this end's has ended with its call. */
    void forget(OwnObject object) {
        objects().own.remove(object.handle(), object);
    }

    private void tellReleased(long handle, boolean ownedByThis) {
        if (frames == null || !connection.isOpen()) {
            return;
        }
        var encoder = settings.encoders().take();
        try {
            frames.writeRelease(encoder.out, handle, ownedByThis);
            if (encoder.out.length() > 0) {
                connection.send(encoder.out.array(), 0, encoder.out.length());
            }
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    /** The connection has ended, and all references with it. */
    void close() {
        closed = true;
        if (objects == null) {
            return;
        }
        List.copyOf(objects().remote.values()).forEach(this::end);
        for (var object : List.copyOf(objects().own.values())) {
            if (objects().own.remove(object.handle(), object)) {
                closeSoon(object);
            }
        }
    }

    /** Nobody refers to an object any more: where it can be closed, it is. What that does is the application's code. */
    private void closeSoon(OwnObject object) {
        if (!object.callScoped() && object.object() instanceof AutoCloseable closeable) {
            settings.execute(() -> {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.warn("An object that nobody refers to any more could not be closed", e);
                }
            });
        }
    }
}
