package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** A tag for each service, by which its methods are known to belong together. */
final class OpenRpcTags {

    private final ObjectNode tree = Json.NODES.objectNode();

    /** Adds the service's tag and gives the reference to it. */
    String add(ServiceSchema service) {
        String name = name(service);
        ObjectNode tag = Json.NODES.objectNode().put("name", name);
        String description = service.doc().text(service.deprecation());
        if (!description.isEmpty()) {
            tag.put("description", description);
        }

        Set<String> taken = new HashSet<>();
        tree.fieldNames().forEachRemaining(taken::add);
        String key = TypeNames.fresh(name, taken);
        tree.set(key, tag);
        return JsonSchemaWriter.reference("tags", key);
    }

    /** What the service's tag is called. */
    static String name(ServiceSchema service) {
        return service.namespace().isEmpty() ? simpleName(service.interfaceName()) : service.namespace();
    }

    /** The tags by their keys. */
    ObjectNode tree() {
        return tree;
    }

    private static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }
}
