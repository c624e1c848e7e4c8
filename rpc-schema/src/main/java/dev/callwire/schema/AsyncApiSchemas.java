package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Types as schemas of an AsyncAPI document, whose named types are components. Only those are there that something refers to. */
final class AsyncApiSchemas {
    private final Components components;
    private final PlainNames names;
    private final Set<String> referredTo = new HashSet<>();

    AsyncApiSchemas(Components components) {
        this.components = components;
        List<String> all = new ArrayList<>();
        components.forEach((name, type, service) -> all.add(name));
        names = new PlainNames(all);
    }

    /** Writes types of the service at that place. */
    JsonSchemaWriter writer(int service) {
        return JsonSchemaWriter.ofAsyncApi(id -> {
            String name = components.name(service, id);
            referredTo.add(name);
            return names.of(name);
        });
    }

    /** What has been referred to, with what that refers to, by plain names. */
    ObjectNode used() {
        Map<String, ObjectNode> written = new HashMap<>();
        // What is written may refer to more.
        int known;
        do {
            known = written.size();
            components.forEach((name, type, service) -> {
                if (referredTo.contains(name) && !written.containsKey(name)) {
                    written.put(
                            name,
                            Json.NODES
                                    .objectNode()
                                    .put("title", name)
                                    .setAll(writer(service).write(type.schema(), type.doc(), type.deprecation())));
                }
            });
        } while (written.size() > known);
        SortedMap<String, ObjectNode> sorted = new TreeMap<>();
        written.forEach((name, schema) -> sorted.put(names.of(name), schema));
        return Json.NODES.objectNode().setAll(sorted);
    }
}
