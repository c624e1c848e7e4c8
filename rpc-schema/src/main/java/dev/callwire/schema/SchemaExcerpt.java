package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.schema.TypeSchema.ReferenceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Some methods and events of an end's services, for a peer that knows them otherwise: all that is seen of them on the wire, in the
 * form that {@link SchemaJson} reads. There is no documentation in it, and nothing of Java but the simple names of types.
 */
public final class SchemaExcerpt {

    private static final String INTERFACE = "contract";

    private SchemaExcerpt() {}

    /**
     * The methods and events of certain wire names, with all types that they reach, on one line.
     *
     * @param services of which none has a wire name of another
     */
    public static String of(Collection<ServiceSchema> services, Predicate<String> wanted) {
        List<MethodSchema> methods = new ArrayList<>();
        List<EventSchema> events = new ArrayList<>();
        var types = new Reached(services);
        for (ServiceSchema service : services) {
            service.methods().stream()
                    .filter(method -> wanted.test(method.name()))
                    .forEach(method -> {
                        methods.add(method);
                        types.addAll(method);
                    });
            service.events().stream()
                    .filter(event -> wanted.test(event.topic()))
                    .forEach(event -> {
                        events.add(event);
                        event.params().forEach(param -> types.accept(param.schema()));
                    });
        }
        var excerpt = new ServiceSchema(INTERFACE, false, "", "", Doc.NONE, null, methods, events, types.list());
        ObjectNode node = SchemaWriter.service(excerpt);
        new Stripping(TypeNames.of(types.ids())).service(node);
        return Json.compact(node);
    }

    /**
     * An excerpt of a peer's services, as far as it is about the methods and events of a service of this end, in whose terms it is told.
     *
     * @throws IllegalArgumentException if the text is no excerpt
     */
    public static ServiceSchema read(String excerpt, ServiceSchema own) {
        ServiceSchema read = SchemaReader.read(excerpt, "the peer's answer");
        return new ServiceSchema(
                own.interfaceName(),
                own.callback(),
                own.namespace(),
                own.separator(),
                Doc.NONE,
                null,
                read.methods().stream()
                        .filter(method -> own.method(method.name()).isPresent())
                        .map(method -> named(method, own))
                        .toList(),
                read.events().stream()
                        .filter(event -> own.event(event.topic()).isPresent())
                        .map(event -> named(event, own))
                        .toList(),
                read.types());
    }

    private static MethodSchema named(MethodSchema method, ServiceSchema own) {
        return new MethodSchema(
                method.name(),
                method.uri(),
                own.method(method.name()).map(MethodSchema::javaName).orElse(method.name()),
                method.kind(),
                method.paramStyle(),
                Doc.NONE,
                method.params(),
                method.result(),
                method.errors(),
                List.of(),
                method.idempotent(),
                null);
    }

    private static EventSchema named(EventSchema event, ServiceSchema own) {
        return new EventSchema(
                event.topic(),
                event.uri(),
                own.event(event.topic()).map(EventSchema::javaName).orElse(event.topic()),
                Doc.NONE,
                null,
                event.params(),
                event.keys(),
                event.buffer());
    }

    /** The types that are reached from those that are given to it. */
    private static final class Reached implements Consumer<TypeSchema> {
        private final Map<String, NamedType> known = new LinkedHashMap<>();
        private final Map<String, NamedType> reached = new LinkedHashMap<>();

        Reached(Collection<ServiceSchema> services) {
            services.forEach(service -> service.types().forEach(type -> known.putIfAbsent(type.id(), type)));
        }

        void addAll(MethodSchema method) {
            method.params().forEach(param -> accept(param.schema()));
            ResultSchema result = method.result();
            if (result != null) {
                accept(result.schema());
            }
            method.errors().stream().map(ErrorSchema::data).forEach(data -> {
                if (data != null) {
                    accept(data);
                }
            });
        }

        @Override
        public void accept(TypeSchema type) {
            if (type instanceof ReferenceType reference) {
                NamedType named = known.get(reference.typeId());
                if (named != null && reached.put(named.id(), named) == null) {
                    accept(named.schema());
                }
            }
            type.forEachPart(this);
        }

        Collection<String> ids() {
            return reached.keySet();
        }

        List<NamedType> list() {
            return List.copyOf(reached.values());
        }
    }

    /** Takes out of the JSON form what no peer is to know. */
    private record Stripping(Map<String, String> names) {
        void service(ObjectNode service) {
            service.get("methods").forEach(method -> method((ObjectNode) method));
            if (service.has("events")) {
                service.get("events").forEach(event -> named((ObjectNode) event, "topic"));
            }
            service.get("types").forEach(type -> {
                rename((ObjectNode) type, "id");
                strip(type);
            });
        }

        private void method(ObjectNode method) {
            method.remove("examples");
            if (method.has("errors")) {
                method.get("errors").forEach(error -> {
                    ((ObjectNode) error).put("name", error.get("code").asText());
                    ((ObjectNode) error).put("message", "");
                });
            }
            named(method, "name");
        }

        private void named(ObjectNode member, String name) {
            member.put("javaName", member.get(name).textValue());
            strip(member);
        }

        private void rename(ObjectNode node, String member) {
            String name = node.get(member).textValue();
            node.put(member, names.getOrDefault(name, name.substring(name.lastIndexOf('.') + 1)));
        }

        private void strip(JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.remove(List.of("doc", "deprecated", "default"));
                switch (object.path("type").asText()) {
                    case "reference" -> rename(object, "to");
                    case "remote" -> rename(object, "interface");
                    case "opaque" -> object.put("remark", "");
                    case "described" -> {
                        return;
                    }
                    default -> {}
                }
            }
            node.forEach(this::strip);
        }
    }
}
