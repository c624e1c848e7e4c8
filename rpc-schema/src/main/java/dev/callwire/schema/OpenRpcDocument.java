package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The <a href="https://spec.open-rpc.org">OpenRPC</a> 1.3.2 document of some services. The same services give the same text,
 * in whatever order they come.
 *
 * <p>What OpenRPC has no word for stands in {@code x-callwire} members: that a method is idempotent, the data of its errors,
 * and the type of a parameter that is the whole {@code params}. Java packages stay out of it, but where two types have one
 * simple name.
 */
public final class OpenRpcDocument {

    private static final String VERSION = "1.3.2";

    private final ObjectNode tree;

    private OpenRpcDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * Makes the document.
     *
     * @param title what the services are together, for people
     * @param version the version of their contract
     * @throws IllegalArgumentException if two methods have the same wire name; the message names both interfaces
     */
    public static OpenRpcDocument of(Collection<ServiceSchema> services, String title, String version) {
        requireNonNull(title, "title");
        requireNonNull(version, "version");
        List<ServiceSchema> sorted = services.stream()
                .sorted(Comparator.comparing(ServiceSchema::interfaceName))
                .toList();
        requireDistinctMethods(sorted);
        var components = new Components(sorted);
        var tags = new OpenRpcTags();
        ObjectNode document = Json.NODES.objectNode();
        document.put("openrpc", VERSION);
        document.putObject("info").put("title", title).put("version", version);

        ArrayNode methods = document.putArray("methods");
        for (int i = 0; i < sorted.size(); i++) {
            ServiceSchema service = sorted.get(i);
            var writer = new OpenRpcMethodWriter(service, tags.add(service), schemaWriter(components, i));
            service.methods().forEach(method -> methods.add(writer.write(method)));
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
        return new OpenRpcDocument(document);
    }

    private static JsonSchemaWriter schemaWriter(Components components, int service) {
        return new JsonSchemaWriter(typeId -> components.name(service, typeId));
    }

    private static void requireDistinctMethods(List<ServiceSchema> services) {
        Map<String, String> owners = new HashMap<>();
        for (ServiceSchema service : services) {
            for (MethodSchema method : service.methods()) {
                String other = owners.put(method.name(), service.interfaceName());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "The methods of one document must have distinct wire names. Found '"
                                    + method.name() + "' in " + other + " and in " + service.interfaceName()
                                    + ". Give one of the services another namespace, or the method another name.");
                }
            }
        }
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
