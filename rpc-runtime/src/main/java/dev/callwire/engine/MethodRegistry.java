package dev.callwire.engine;

import dev.callwire.engine.ServedMethod.Kind;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.ForeignMethods;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.Served;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import dev.callwire.stub.ServiceBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The methods that one end serves. Filled by one thread, then looked up by any; a name is looked up as the bytes that
 * came, without a string.
 */
public final class MethodRegistry implements MethodTable, Served {
    private final Map<String, ServedMethod> byName = new HashMap<>();
    static final JsonType<RawJson> SUBSCRIPTION_ID = JsonType.of(RawJson.class);

    private final Topics topics = new Topics();
    private final List<ForeignMethods> foreign = new CopyOnWriteArrayList<>();
    private Class<?> adding = Object.class;
    private String withoutNamespace = "";
    private @Nullable Entry[] table = new Entry[16];

    /** A method under its name, which others are not to change. */
    static final class Entry {
        final byte[] name;
        private final int hash;
        final ServedMethod method;

        Entry(JsonSlice name, ServedMethod method) {
            this.name = name.toByteArray();
            this.hash = name.contentHash();
            this.method = method;
        }
    }

    /** The topics that this end offers. */
    public Topics topics() {
        return topics;
    }

    @Override
    public Collection<MethodDescriptor<?>> methods() {
        return byName.values().stream()
                .filter(method -> !method.endsSubscriptions())
                .<MethodDescriptor<?>>map(ServedMethod::descriptor)
                .filter(method -> !method.equals(Contracts.QUESTION)) // which two ends of ours settle between them
                .toList();
    }

    @Override
    public Collection<EventDescriptor> events() {
        return topics.descriptors();
    }

    /** Adds methods that are served elsewhere. */
    public void serve(ForeignMethods methods) {
        foreign.add(methods);
    }

    /**
     * A method that is served elsewhere.
     *
     * @param streams whether its caller wants a stream
     * @return {@code null} if nobody serves it
     */
    @Nullable
    ServedMethod findForeign(JsonSlice name, boolean streams) {
        if (foreign.isEmpty()) {
            return null;
        }
        var method = name.toString();
        for (var methods : foreign) {
            if (methods.has(method)) {
                return ForeignMethod.of(method, methods, streams);
            }
        }
        return null;
    }

    /** Adds the methods of a service. */
    public <T> void serve(ServiceBinding<T> binding, T implementation) {
        adding = binding.service();
        binding.dispatcher(implementation).addTo(this);
        adding = Object.class;
    }

    /** Adds the methods of an object that is passed by reference, by their own names. */
    <T> void serveObject(ServiceBinding<T> binding, T object) {
        withoutNamespace = binding.namespace();
        serve(binding, object);
    }

    @Override
    public <R extends @Nullable Object> void call(MethodDescriptor<R> method, Handler<R> handler) {
        add(new ServedMethod(method, adding, Kind.VALUE, handler::handle));
    }

    @Override
    public void voidCall(MethodDescriptor<@Nullable Void> method, VoidHandler handler) {
        add(new ServedMethod(method, adding, Kind.VALUE, params -> {
            handler.handle(params);
            return null;
        }));
    }

    @Override
    public <R extends @Nullable Object> void asyncCall(MethodDescriptor<R> method, AsyncHandler<R> handler) {
        add(new ServedMethod(method, adding, Kind.STAGE, handler::handle));
    }

    @Override
    public <R> void stream(MethodDescriptor<R> method, StreamHandler<R> handler) {
        add(new ServedMethod(method, adding, Kind.STREAM, handler::handle));
        addUnsubscribe(method);
    }

    /** Adds the method that ends the subscriptions of another one, unless one of those has added it. */
    private void addUnsubscribe(MethodDescriptor<?> method) {
        var names = method.subscription();
        var known = names == null ? null : byName.get(names.unsubscribe());
        if (names == null || (known != null && known.endsSubscriptions())) {
            return;
        }
        var descriptor = MethodDescriptor.call(names.unsubscribe(), JsonType.BOOLEAN)
                .param("subscription", SUBSCRIPTION_ID)
                .build();
        add(ServedMethod.endingSubscriptions(descriptor, adding));
    }

    @Override
    public <R> void trackedStream(MethodDescriptor<R> method, StreamHandler<Tracked<R>> handler) {
        add(new ServedMethod(method, adding, Kind.TRACKED_STREAM, handler::handle));
        addUnsubscribe(method);
    }

    @Override
    public void notification(MethodDescriptor<@Nullable Void> method, VoidHandler handler) {
        voidCall(method, handler);
    }

    private void add(ServedMethod method) {
        var name = RemoteObject.ownName(withoutNamespace, method.descriptor().name());
        if (byName.putIfAbsent(name, method) != null) {
            throw new IllegalArgumentException("A method is served once, but '" + name
                    + "' is served by two services; give one of them another name with @RpcService or @RpcMethod");
        }
        if (byName.size() * 2 > table.length) {
            table = new Entry[table.length * 2];
            byName.forEach(this::index);
        } else {
            index(name, method);
        }
    }

    private void index(String name, ServedMethod method) {
        var entry = new Entry(JsonSlice.of(name), method);
        int slot = entry.hash & (table.length - 1);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = entry;
    }

    @Nullable
    ServedMethod find(JsonSlice name) {
        var entry = findEntry(name);
        return entry == null ? null : entry.method;
    }

    /** The entry of a name, which stays as it is. */
    @Nullable
    Entry findEntry(JsonSlice name) {
        int hash = name.contentHash();
        int slot = hash & (table.length - 1);
        Entry entry;
        while ((entry = table[slot]) != null) {
            if (entry.hash == hash && name.contentEquals(entry.name)) {
                return entry;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return null;
    }

    /**
     * Makes sure that each method can be called over one of the protocols at least.
     *
     * @param known protocols to be named where none of those can
     * @throws IllegalStateException if one cannot
     */
    public void requireCarried(List<Protocol> spoken, List<Protocol> known) {
        byName.values().forEach(method -> Carriage.requireCarried(method, spoken, known));
    }

    /**
     * Makes sure that the end that was dialled can call each method, and subscribe to each topic.
     *
     * @throws IllegalStateException if it cannot
     */
    public void requireCalledBack(Protocol protocol, List<Protocol> known) {
        byName.values().forEach(method -> Carriage.requireCalledBack(method, protocol, known));
        topics.names().forEach(topic -> Carriage.requireSubscribedTo(topic, protocol, known));
    }

    /** The wire names, sorted. */
    public List<String> names() {
        var names = new ArrayList<>(byName.keySet());
        names.sort(null);
        return names;
    }
}
