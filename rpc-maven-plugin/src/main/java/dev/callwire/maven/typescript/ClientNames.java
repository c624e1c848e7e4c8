package dev.callwire.maven.typescript;

import dev.callwire.schema.Components;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeNames;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What everything is called in a client. Types go by the names that the OpenRPC document has for them, where TypeScript lets them. */
final class ClientNames {
    /** What generated code names besides, or had better not hide. */
    private static final Set<String> RESERVED = Set.of(
            "Array",
            "AsyncIterable",
            "BigInt",
            "Boolean",
            "Date",
            "Error",
            "Function",
            "Infinity",
            "Iterable",
            "JSON",
            "Map",
            "Math",
            "NaN",
            "Number",
            "Object",
            "Partial",
            "Pick",
            "Promise",
            "Proxy",
            "Readonly",
            "ReadonlyArray",
            "Record",
            "Reflect",
            "RegExp",
            "Set",
            "String",
            "Symbol",
            "WeakMap",
            "WeakSet",
            "CallContext",
            "CallOptions",
            "ConnectOptions",
            "Connection",
            "ConnectionLostError",
            "ConnectionState",
            "DeadlineExceededError",
            "EventOptions",
            "Gap",
            "GapError",
            "ListenOptions",
            "Method",
            "Off",
            "Peer",
            "References",
            "Remote",
            "RpcError",
            "RpcErrorType",
            "Service",
            "StreamOptions",
            "Subscription",
            "Swap",
            "WebSocketLike",
            "asItIs",
            "connect",
            "inItems",
            "inMembers",
            "inValues");

    private static final Set<String> MODULES = Set.of("callwire", "errors", "index", "types");

    private final Components components;
    private final Set<String> taken = new HashSet<>(RESERVED);
    private final Set<String> modules = new HashSet<>(MODULES);
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Interface> interfaces = new HashMap<>();
    private final List<Interface> inOrder = new ArrayList<>();

    ClientNames(List<ServiceSchema> services) {
        components = new Components(services);
        Map<String, String> remotes = new HashMap<>();
        Map<String, Lifetime> lifetimes = new HashMap<>();
        components.forEach((component, type, service) -> {
            String name = take(component, "Type");
            types.put(component, name);
            if (type.schema() instanceof RemoteType remote) {
                remotes.putIfAbsent(remote.interfaceName(), name);
                lifetimes.putIfAbsent(remote.interfaceName(), remote.lifetime());
            }
        });
        Map<String, String> simple =
                TypeNames.of(services.stream().map(ServiceSchema::interfaceName).toList());
        for (int place = 0; place < services.size(); place++) {
            ServiceSchema service = services.get(place);
            String known = remotes.get(service.interfaceName());
            String name =
                    known != null ? known : take(simple.getOrDefault(service.interfaceName(), "Service"), "Service");
            add(service, place, name, lifetimes.get(service.interfaceName()));
        }
    }

    private void add(ServiceSchema service, int place, String name, @Nullable Lifetime lifetime) {
        String module = Identifiers.fresh(Identifiers.fileName(name), modules);
        modules.add(module);
        var made = new Interface(
                service,
                place,
                name,
                module,
                take(name + "Client", ""),
                service.callback() ? name : take(name + "Handlers", ""),
                take("serve" + name, ""),
                take(Identifiers.decapitalised(name) + "Reference", ""),
                lifetime);
        interfaces.put(service.interfaceName(), made);
        inOrder.add(made);
    }

    /** A name that nothing else has; the suffix goes before numbers do. */
    String take(String wanted, String suffix) {
        String plain = Identifiers.plain(wanted);
        String name = Identifiers.fresh(taken.contains(plain) ? plain + suffix : plain, taken);
        taken.add(name);
        return name;
    }

    /** Names that a module had better not use for anything else. */
    Set<String> taken() {
        return Set.copyOf(taken);
    }

    List<Interface> interfaces() {
        return inOrder;
    }

    @Nullable
    Interface ofRemote(RemoteType remote) {
        return interfaces.get(remote.interfaceName());
    }

    /** What the type that a service refers to is called. */
    String type(int service, String typeId) {
        return typeOfComponent(components.name(service, typeId));
    }

    /** The types, in the order of their names in the OpenRPC document, each with the service that its references belong to. */
    void forEachType(TypeAction action) {
        components.forEach((component, type, service) -> action.accept(typeOfComponent(component), type, service));
    }

    interface TypeAction {
        void accept(String name, NamedType type, int service);
    }

    private String typeOfComponent(String component) {
        String name = types.get(component);
        if (name == null) {
            throw new IllegalStateException("No type is called " + component);
        }
        return name;
    }
}
