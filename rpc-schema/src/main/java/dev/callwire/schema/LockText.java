package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The text of a lock: one line for each thing that may change by itself, so that versions compare and merge well. What has no order in the
 * contract is sorted, and documentation is left out.
 */
final class LockText {

    /** The lists whose order means nothing, each with what its items are sorted by. */
    private static final Map<String, String> SORTED = Map.of(
            "methods", "name",
            "events", "topic",
            "types", "id",
            "properties", "name",
            "constants", "value",
            "alternatives", "name");

    private static final String STEP = "  ";

    private LockText() {}

    static String of(ContractLock lock) {
        ObjectNode root = Json.NODES.objectNode();
        root.put(LockJson.VERSION_MEMBER, LockJson.VERSION);
        ArrayNode services = root.putArray("services");
        for (ContractLock.Entry entry : lock.entries()) {
            ObjectNode service = SchemaWriter.members(entry.service());
            if (entry.servedBy() != ServedBy.SERVERS) {
                service.put("servedBy", entry.servedBy().text());
            }
            bare(service);
            services.add(service);
        }
        var text = new StringBuilder();
        append(text, root, "");
        return text.append('\n').toString();
    }

    /** Leaves out what is for people alone, and sorts. */
    private static void bare(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("doc", "examples"));
            if (object.has("deprecated")) {
                object.put("deprecated", "");
            }
            if (object.has("message") && object.has("code")) {
                object.put("message", "");
            }
            SORTED.forEach((list, key) -> sort(object, list, key));
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                // These two hold JSON of the user's own.
                if (!member.getKey().equals("default") && !isDescription(object, member.getKey())) {
                    bare(member.getValue());
                }
            }
        } else {
            node.forEach(LockText::bare);
        }
    }

    private static boolean isDescription(ObjectNode object, String member) {
        return member.equals("schema") && object.path("type").asText().equals(TypeTag.DESCRIBED.text());
    }

    private static void sort(ObjectNode object, String list, String key) {
        if (object.get(list) instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(items::add);
            items.sort(Comparator.comparing(item -> item.path(key).asText()));
            array.removeAll();
            array.addAll(items);
        }
    }

    private static void append(StringBuilder text, JsonNode node, String indent) {
        if (!isSpread(node)) {
            text.append(Json.compact(node));
            return;
        }
        boolean isObject = node.isObject();
        String inner = indent + STEP;
        text.append(isObject ? '{' : '[');
        Iterator<String> names = node.fieldNames();
        for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
            text.append('\n').append(inner);
            if (isObject) {
                text.append(Json.compact(Json.NODES.textNode(names.next()))).append(": ");
            }
            append(text, items.next(), inner);
            text.append(items.hasNext() ? "," : "");
        }
        text.append('\n').append(indent).append(isObject ? '}' : ']');
    }

    /** Whether its parts have lines of their own: where a list of objects is within. */
    private static boolean isSpread(JsonNode node) {
        if (node.isArray() && node.path(0).isObject()) {
            return true;
        }
        for (JsonNode part : node) {
            if (isSpread(part)) {
                return true;
            }
        }
        return false;
    }
}
