package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The types of some services as <a href="https://json-schema.org">JSON Schema</a> 2020-12, each of those that have a name in a file of its
 * own. The same services give the same files, in whatever order they come. They are named as the components of the {@link OpenRpcDocument}
 * of the same services are, but for letters that are not ASCII's.
 */
public final class JsonSchemaFiles {

    /** What the names of all files end with. */
    public static final String SUFFIX = ".schema.json";

    /** The {@code $comment} of all files, by which they are known. */
    public static final String COMMENT = "Made by Callwire from an interface in Java. What is changed here is lost.";

    private final SortedMap<String, ObjectNode> trees;

    private JsonSchemaFiles(SortedMap<String, ObjectNode> trees) {
        this.trees = trees;
    }

    /**
     * Makes the files.
     *
     * @param services the services, and the interfaces whose objects they pass by reference
     * @param base what stands before the name of a file in its {@code $id}: a URI that ends with a slash, or nothing. They refer to each
     *     other by their names alone, wherever they are
     */
    public static JsonSchemaFiles of(Collection<ServiceSchema> services, String base) {
        requireNonNull(base, "base");
        var documented = DocumentedServices.of(services);
        Components components = documented.components();
        List<String> componentNames = new ArrayList<>();
        components.forEach((name, type, service) -> componentNames.add(name));
        var names = new PlainNames(componentNames);
        SortedMap<String, ObjectNode> trees = new TreeMap<>();
        components.forEach((name, type, service) -> {
            String file = names.of(name) + SUFFIX;
            var writer = JsonSchemaWriter.ofFiles(id -> names.of(components.name(service, id)) + SUFFIX);
            trees.put(
                    file,
                    Json.NODES
                            .objectNode()
                            .put("$schema", JsonSchemaDocument.DIALECT)
                            .put("$id", base + file)
                            .put("$comment", COMMENT)
                            .put("title", name)
                            .setAll(writer.write(type.schema(), type.doc(), type.deprecation())));
        });
        return new JsonSchemaFiles(trees);
    }

    /** Each file on one line, by its name. */
    public SortedMap<String, String> toJson() {
        SortedMap<String, String> files = new TreeMap<>();
        trees.forEach((name, tree) -> files.put(name, Json.compact(tree)));
        return Collections.unmodifiableSortedMap(files);
    }

    /** Each file indented by two spaces, with line feeds and one at the end, by its name. */
    public SortedMap<String, String> toPrettyJson() {
        SortedMap<String, String> files = new TreeMap<>();
        trees.forEach((name, tree) -> files.put(name, Json.pretty(tree)));
        return Collections.unmodifiableSortedMap(files);
    }
}
