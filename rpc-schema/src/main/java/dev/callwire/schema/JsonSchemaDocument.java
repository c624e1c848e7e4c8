package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The types of some services as one document of <a href="https://json-schema.org">JSON Schema</a> 2020-12, each of those that have a name
 * under {@code $defs}. The same services give the same text, in whatever order they come. Names are those of the components in the
 * {@link OpenRpcDocument} of the same services.
 */
public final class JsonSchemaDocument {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final List<ServiceSchema> services;
    private final Components components;

    private JsonSchemaDocument(List<ServiceSchema> services) {
        this.services = services;
        components = new Components(services);
    }

    /** The document of those services. */
    public static JsonSchemaDocument of(Collection<ServiceSchema> services) {
        return new JsonSchemaDocument(services.stream()
                .sorted(Comparator.comparing(ServiceSchema::interfaceName))
                .toList());
    }

    /** All named types, of which none is meant more than another. Indented, with a line feed at the end. */
    public String toPrettyJson() {
        return Json.pretty(tree(Json.NODES.objectNode()));
    }

    /**
     * The schema of one type of a service's: of a parameter or a result, for instance. What it refers to stands in it.
     *
     * @throws IllegalArgumentException if the service is none of the document's
     */
    public String schemaOf(TypeSchema type, ServiceSchema service) {
        int place = services.indexOf(requireNonNull(service, "service"));
        if (place < 0) {
            throw new IllegalArgumentException(
                    "The service must be one of the document's. Found: " + service.interfaceName() + ".");
        }
        return Json.pretty(tree(writer(place).write(type)));
    }

    private ObjectNode tree(ObjectNode schema) {
        ObjectNode tree = Json.NODES.objectNode().put("$schema", DIALECT).setAll(schema);
        ObjectNode definitions = Json.NODES.objectNode();
        components.forEach((name, type, place) -> definitions.set(
                name,
                Json.NODES
                        .objectNode()
                        .put("title", name)
                        .setAll(writer(place).write(type.schema(), type.doc(), type.deprecation()))));
        if (!definitions.isEmpty()) {
            tree.set("$defs", definitions);
        }
        return tree;
    }

    private JsonSchemaWriter writer(int place) {
        return JsonSchemaWriter.ofDefinitions(typeId -> components.name(place, typeId));
    }
}
