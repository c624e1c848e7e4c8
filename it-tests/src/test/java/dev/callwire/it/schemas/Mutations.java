package dev.callwire.it.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All texts that differ from one in a single place. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigInteger HUGE = BigInteger.TEN.pow(40);

    private Mutations() {}

    /**
     * A text that differs.
     *
     * @param what what was done, and where
     */
    record Mutation(String what, JsonNode json) {}

    static List<Mutation> of(JsonNode json) {
        var all = new ArrayList<Mutation>();
        for (var replacement : replacements(json)) {
            all.add(new Mutation("replaced by " + replacement, replacement));
        }
        collect(json, json, "", all);
        return all;
    }

    private static void collect(JsonNode root, JsonNode node, String path, List<Mutation> all) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                var before = object.get(name);
                with(root, path + "." + name + " removed", all, copy -> object.remove(name));
                for (var replacement : replacements(before)) {
                    object.set(name, replacement);
                    with(root, path + "." + name + " replaced by " + replacement, all, copy -> {});
                }
                restore(object, names, name, before);
                collect(root, before, path + "." + name, all);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var before = array.get(i);
                for (var replacement : replacements(before)) {
                    array.set(i, replacement);
                    with(root, path + "[" + i + "] replaced by " + replacement, all, copy -> {});
                }
                array.set(i, before);
                collect(root, before, path + "[" + i + "]", all);
            }
        }
    }

    private static void with(JsonNode root, String what, List<Mutation> all, Consumer<JsonNode> change) {
        change.accept(root);
        all.add(new Mutation(what, root.deepCopy()));
    }

    /** Puts a member back where it was. */
    private static void restore(ObjectNode object, List<String> names, String name, JsonNode value) {
        object.set(name, value);
        for (var each : names.subList(names.indexOf(name) + 1, names.size())) {
            var later = object.remove(each);
            object.set(each, later);
        }
    }

    private static List<JsonNode> replacements(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        if (!node.isNull()) {
            all.add(NODES.nullNode());
        }
        if (!node.isBoolean()) {
            all.add(NODES.booleanNode(true));
        }
        if (!node.isNumber()) {
            all.add(NODES.numberNode(7));
        } else if (node.isIntegralNumber()) {
            all.add(NODES.numberNode(HUGE));
            all.add(NODES.numberNode(0.5));
        }
        all.add(NODES.textNode("no such thing"));
        if (!node.isArray()) {
            all.add(NODES.arrayNode());
        }
        if (!node.isObject()) {
            all.add(NODES.objectNode());
        }
        return all;
    }
}
