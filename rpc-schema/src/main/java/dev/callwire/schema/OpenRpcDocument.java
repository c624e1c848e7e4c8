package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * The <a href="https://spec.open-rpc.org">OpenRPC</a> document of some services. The same services give the same text,
 * in whatever order they come.
 *
 * <p>What OpenRPC has no word for stands in {@code x-callwire} members: that a method is idempotent, URIs that are not names, the data of
 * its errors, the items of its streams, and the type of a parameter that is the whole {@code params}; and for the whole document, its events by
 * their topics, and the interfaces of objects that are passed by reference, each under the name of the schema of its references.
 * Java packages stay out of it, but where two types have one simple name.
 */
public final class OpenRpcDocument {

    private final ObjectNode tree;

    private OpenRpcDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Makes the document, in OpenRPC 1.3.2.
     *
     * @param services the services, and the interfaces whose objects they pass by reference; of callbacks, only those that
     *     are referred to get into the document
     * @param title what the services are together, for people
     * @param version the version of their contract
     * @throws IllegalArgumentException if two methods have the same wire name, or two events a topic; the message names both
     *     interfaces
     */
    public static OpenRpcDocument of(Collection<ServiceSchema> services, String title, String version) {
        return of(services, new DocumentInfo(title, version), OpenRpcVersion.V1_3_2);
    }

    /**
     * Makes the document in a version of OpenRPC.
     *
     * @param services the services, and the interfaces whose objects they pass by reference
     * @throws IllegalArgumentException as above
     */
    public static OpenRpcDocument of(Collection<ServiceSchema> services, DocumentInfo info, OpenRpcVersion version) {
        var documented = DocumentedServices.of(services).requireDistinct();
        List<ServiceSchema> sorted = documented.services();
        var components = documented.components();
        var tags = new OpenRpcTags();
        ObjectNode document = Json.NODES.objectNode();
        document.put("openrpc", version.text());
        document.putObject("info").put("title", info.title()).put("version", info.version());
        if (!info.servers().isEmpty()) {
            ArrayNode servers = document.putArray("servers");
            info.servers().forEach(server -> servers.addObject().put("url", server.toString()));
        }

        ObjectNode events = Json.NODES.objectNode();
        ArrayNode methods = document.putArray("methods");
        for (int i = 0; i < sorted.size(); i++) {
            ServiceSchema service = sorted.get(i);
            if (!service.callback()) {
                var writer = new OpenRpcMethodWriter(service, schemaWriter(components, i));
                service.events().forEach(event -> events.set(event.topic(), writer.event(event)));
                if (!service.isEvents()) {
                    String tag = tags.add(service);
                    service.methods().forEach(method -> methods.add(writer.tagged(method, tag)));
                }
            }
        }

        ObjectNode componentsNode = document.putObject("components");
        ObjectNode schemas = componentsNode.putObject("schemas");
        components.forEach((name, type, service) -> schemas.set(
                name,
                Json.NODES
                        .objectNode()
                        .put("title", name)
                        .setAll(schemaWriter(components, service)
                                .write(type.schema(), type.doc(), type.deprecation()))));
        componentsNode.set("tags", tags.tree());
        ObjectNode interfaces = interfaces(sorted, components);
        ObjectNode extension = Json.NODES.objectNode();
        if (!events.isEmpty()) {
            extension.set("events", events);
        }
        if (!interfaces.isEmpty()) {
            extension.set("interfaces", interfaces);
        }
        if (!extension.isEmpty()) {
            document.set("x-callwire", extension);
        }
        return new OpenRpcDocument(document);
    }

    /** What can be called on objects that are passed by reference, by the name of the component that refers to them. */
    private static ObjectNode interfaces(List<ServiceSchema> services, Components components) {
        ObjectNode interfaces = Json.NODES.objectNode();
        components.forEach((name, type, user) -> {
            if (type.schema() instanceof TypeSchema.RemoteType remote) {
                for (int i = 0; i < services.size(); i++) {
                    if (services.get(i).interfaceName().equals(remote.interfaceName())) {
                        var writer = new OpenRpcMethodWriter(services.get(i), schemaWriter(components, i));
                        interfaces.set(name, remoteInterface(services.get(i), remote, writer));
                    }
                }
            }
        });
        return interfaces;
    }

    private static ObjectNode remoteInterface(
            ServiceSchema service, TypeSchema.RemoteType remote, OpenRpcMethodWriter writer) {
        ObjectNode node = Json.NODES.objectNode();
        String description = service.doc().text(service.deprecation());
        if (!description.isEmpty()) {
            node.put("description", description);
        }
        if (service.deprecation() != null) {
            node.put("deprecated", true);
        }
        node.put("lifetime", remote.lifetime().text());
        ArrayNode methods = node.putArray("methods");
        service.methods().forEach(method -> methods.add(writer.onObject(method)));
        return node;
    }

    private static JsonSchemaWriter schemaWriter(Components components, int service) {
        return JsonSchemaWriter.ofOpenRpc(typeId -> components.name(service, typeId));
    }

    /** The document on one line. */
    public String toJson() {
        return Json.compact(tree);
    }

    /** The document indented by two spaces, with line feeds and one at the end. */
    public String toPrettyJson() {
        return Json.pretty(tree);
    }
}
