package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What may stand in the {@code params} of a call, by position or by name.
 *
 * @param mayBeMissing whether a call may do without
 */
record AsyncApiParams(ObjectNode schema, boolean mayBeMissing) {

    static AsyncApiParams of(MethodSchema method, JsonSchemaWriter schemas) {
        List<ParamSchema> params = method.params();
        if (method.paramStyle() == ParamStyle.WHOLE) {
            ParamSchema whole = params.get(0);
            return new AsyncApiParams(
                    schemas.write(whole.schema(), whole.doc(), whole.deprecation()), !whole.required());
        }
        ObjectNode schema = Json.NODES.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        forms.add(byPosition(params, schemas));
        forms.add(schemas.write(new TypeSchema.ObjectType(
                params.stream().map(PropertySchema::of).toList())));
        return new AsyncApiParams(schema, params.stream().noneMatch(ParamSchema::required));
    }

    /** In an array nothing can be left out before a required parameter; null stands for it. */
    private static ObjectNode byPosition(List<ParamSchema> params, JsonSchemaWriter schemas) {
        int least = 0;
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i).required()) {
                least = i + 1;
            }
        }
        ArrayNode items = Json.NODES.arrayNode();
        for (int i = 0; i < params.size(); i++) {
            ParamSchema param = params.get(i);
            TypeSchema type = i < least && !param.required() ? param.argument().orNull() : param.argument();
            items.add(schemas.write(type, param.doc(), param.deprecation()));
        }
        return array(items, least);
    }

    /** An array of these items, of which so many have to be there. */
    static ObjectNode array(ArrayNode items, int least) {
        ObjectNode array = Json.NODES.objectNode().put("type", "array");
        if (items.isEmpty()) {
            return array.put("maxItems", 0);
        }
        array.set("items", items);
        return array.put("additionalItems", false).put("minItems", least);
    }
}
