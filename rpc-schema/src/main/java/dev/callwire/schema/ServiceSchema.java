package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole contract of one service, callback or set of events, complete in itself: every type that is referred to is among
 * {@code types}. Of an interface whose objects are passed by reference just the {@link TypeSchema.RemoteType} is there; its
 * methods are in a schema of its own.
 *
 * @param interfaceName the interface's binary name, as {@link Class#getName()} gives it
 * @param callback whether it is there for objects that are passed by reference, and never called by its methods' wire names
 *     alone
 * @param namespace what the wire names of its methods start with; may be empty
 * @param separator what stands between namespace and method; empty when the namespace is
 * @param deprecation null unless deprecated
 * @param methods in declared order
 * @param events in declared order; an interface has events or methods
 * @param types sorted by id
 */
public record ServiceSchema(
        String interfaceName,
        boolean callback,
        String namespace,
        String separator,
        Doc doc,
        @Nullable Deprecation deprecation,
        List<MethodSchema> methods,
        List<EventSchema> events,
        List<NamedType> types) {

    /** The folder of class output that holds one resource for each service. */
    public static final String RESOURCE_FOLDER = "META-INF/callwire/";

    static final String DEFAULT_SEPARATOR = ".";

    /**
     * Checks, copies and sorts.
     *
     * @throws IllegalArgumentException if two methods share a wire name or URI, two events a topic or URI, or two types an id, or if a type is referred to that
     *     is not among {@code types}; the message is fit to be shown to the author of the interface
     */
    public ServiceSchema {
        Names.requireName(interfaceName, "interface name");
        requireNonNull(namespace, "namespace");
        separator = namespace.isEmpty() ? "" : requireNonNull(separator, "separator");
        requireNonNull(doc, "doc");
        methods = List.copyOf(methods);
        events = List.copyOf(events);
        types = types.stream().sorted(Comparator.comparing(NamedType::id)).toList();

        String of = "of service '" + interfaceName + "' ";
        Names.requireDistinct(
                methods, MethodSchema::name, "The methods " + of + "must have distinct wire names. Found twice: '%s'.");
        Names.requireDistinct(
                events, EventSchema::topic, "The events " + of + "must have distinct topics. Found twice: '%s'.");
        Names.requireDistinct(
                methods, MethodSchema::uri, "The methods " + of + "must have distinct URIs. Found twice: '%s'.");
        Names.requireDistinct(
                events, EventSchema::uri, "The events " + of + "must have distinct URIs. Found twice: '%s'.");
        Names.requireDistinct(types, NamedType::id, "The types " + of + "must have distinct ids. Found twice: '%s'.");
        requireKnownReferences(interfaceName, methods, types);
        requireKnownEvents(interfaceName, events, types);
    }

    /** A service or callback. */
    public ServiceSchema(
            String interfaceName,
            boolean callback,
            String namespace,
            String separator,
            Doc doc,
            @Nullable Deprecation deprecation,
            List<MethodSchema> methods,
            List<NamedType> types) {
        this(interfaceName, callback, namespace, separator, doc, deprecation, methods, List.of(), types);
    }

    /** A service whose methods' wire names begin with the namespace and a dot. */
    public ServiceSchema(
            String interfaceName,
            String namespace,
            Doc doc,
            @Nullable Deprecation deprecation,
            List<MethodSchema> methods,
            List<NamedType> types) {
        this(interfaceName, false, namespace, DEFAULT_SEPARATOR, doc, deprecation, methods, types);
    }

    /** Whether it is a set of events. */
    boolean isEvents() {
        return !events.isEmpty();
    }

    /** The binary names of the interfaces whose objects it passes by reference, sorted. */
    public SortedSet<String> remoteInterfaces() {
        SortedSet<String> names = new TreeSet<>();
        for (NamedType type : types) {
            if (type.schema() instanceof TypeSchema.RemoteType remote) {
                names.add(remote.interfaceName());
            }
        }
        return names;
    }

    /** The same interface where it is there for objects that are passed by reference, and no service. */
    public ServiceSchema asCallback() {
        return new ServiceSchema(interfaceName, true, namespace, separator, doc, deprecation, methods, events, types);
    }

    /** The name of a method of an object that is passed by reference: the wire name without the namespace. */
    public String nameOnObject(MethodSchema method) {
        String prefix = namespace + separator;
        return method.name().startsWith(prefix) ? method.name().substring(prefix.length()) : method.name();
    }

    /** Where the service's JSON form lies on the class path. */
    public String resourceName() {
        return resourceName(interfaceName);
    }

    /** Where the JSON form of the service with that interface, named as {@link Class#getName()} does, lies on the class path. */
    public static String resourceName(String interfaceName) {
        return RESOURCE_FOLDER + interfaceName + ".json";
    }

    /**
     * The type of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NamedType type(String id) {
        return types.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Service '" + interfaceName + "' does not describe a type '" + id + "'."));
    }

    /** The method of that wire name. */
    public Optional<MethodSchema> method(String wireName) {
        return methods.stream().filter(each -> each.name().equals(wireName)).findFirst();
    }

    /** The event of that topic. */
    public Optional<EventSchema> event(String topic) {
        return events.stream().filter(each -> each.topic().equals(topic)).findFirst();
    }

    private static Set<String> ids(List<NamedType> types) {
        Set<String> ids = new HashSet<>();
        types.forEach(type -> ids.add(type.id()));
        return ids;
    }

    private static void requireKnownEvents(String interfaceName, List<EventSchema> events, List<NamedType> types) {
        Set<String> known = ids(types);
        for (EventSchema event : events) {
            var check = new ReferenceCheck(known, "event '" + event.topic() + "' of '" + interfaceName + "'");
            event.params().forEach(param -> check.accept(param.schema()));
        }
    }

    private static void requireKnownReferences(
            String interfaceName, List<MethodSchema> methods, List<NamedType> types) {
        Set<String> known = ids(types);
        for (MethodSchema method : methods) {
            var check = new ReferenceCheck(known, "method '" + method.name() + "' of service '" + interfaceName + "'");
            method.params().forEach(param -> check.accept(param.schema()));
            if (method.result() != null) {
                check.accept(method.result().schema());
            }
            for (ErrorSchema error : method.errors()) {
                if (error.data() != null) {
                    check.accept(error.data());
                }
            }
        }
        for (NamedType type : types) {
            new ReferenceCheck(known, "type '" + type.id() + "' of service '" + interfaceName + "'")
                    .accept(type.schema());
        }
    }

    /** Walks a type and refuses references to types that are not known. */
    private record ReferenceCheck(Set<String> known, String where) implements Consumer<TypeSchema> {
        @Override
        public void accept(TypeSchema type) {
            if (type instanceof TypeSchema.ReferenceType reference && !known.contains(reference.typeId())) {
                throw new IllegalArgumentException("Every type that is referred to must be described. Missing: '"
                        + reference.typeId() + "', which " + where + " refers to.");
            }
            type.forEachPart(this);
        }
    }
}
