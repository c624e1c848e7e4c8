package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Types as JSON Schema, in the words that draft 7 and 2020-12 share: no keyword and no format that a strict validator of
 * either refuses, and no keyword beside {@code $ref}, which draft 7 would overlook.
 */
final class JsonSchemaWriter {

    private static final Set<String> TYPES_WITH_NULL =
            Set.of("array", "boolean", "integer", "number", "object", "string");

    private final UnaryOperator<String> componentName;

    /** Refers to a type by the component name that is given for its id. */
    JsonSchemaWriter(UnaryOperator<String> componentName) {
        this.componentName = componentName;
    }

    /** A type with what is said of it. */
    ObjectNode write(TypeSchema type, Doc doc, @Nullable Deprecation deprecation) {
        ObjectNode schema = write(type);
        String text = doc.text(deprecation);
        if (text.isEmpty()) {
            return schema;
        }
        ObjectNode described = Json.NODES.objectNode();
        if (schema.has("$ref")) {
            described.put("description", text);
            described.putArray("allOf").add(schema);
        } else {
            JsonNode own = schema.remove("description");
            described.put("description", own == null ? text : text + "\n\n" + own.textValue());
            described.setAll(schema);
        }
        if (deprecation != null) {
            described.put("deprecated", true);
        }
        return described;
    }

    ObjectNode write(TypeSchema type) {
        ObjectNode schema = Json.NODES.objectNode();
        if (type instanceof IntegerType integer) {
            writeInteger(integer, schema);
        } else if (type instanceof NumberType) {
            schema.put("type", "number");
        } else if (type instanceof BooleanType) {
            schema.put("type", "boolean");
        } else if (type instanceof StringType string) {
            writeString(string.format(), schema);
        } else if (type instanceof EnumType enumType) {
            writeEnum(enumType.constants(), schema);
        } else if (type instanceof ArrayType array) {
            schema.put("type", "array").set("items", write(array.items()));
            if (array.distinct()) {
                schema.put("uniqueItems", true);
            }
        } else if (type instanceof MapType map) {
            writeMap(map, schema);
        } else if (type instanceof ObjectType object) {
            writeObject(object, schema);
        } else if (type instanceof NullableType nullable) {
            return orNull(write(nullable.schema()));
        } else if (type instanceof ReferenceType reference) {
            schema.put("$ref", reference("schemas", componentName.apply(reference.typeId())));
        } else if (type instanceof UnionType union) {
            ArrayNode alternatives = schema.putArray("oneOf");
            union.alternatives().forEach(alternative -> alternatives.add(alternative(union, alternative)));
        } else if (type instanceof RemoteType remote) {
            writeRemote(remote, schema);
        } else if (type instanceof NullType) {
            schema.put("type", "null");
        } else if (type instanceof OpaqueType opaque) {
            if (!opaque.remark().isBlank()) {
                schema.put("description", opaque.remark());
            }
        } else if (!(type instanceof AnyType)) {
            throw new IllegalStateException("No JSON Schema for " + type.getClass());
        }
        return schema;
    }

    private static void writeInteger(IntegerType integer, ObjectNode schema) {
        schema.put("type", "integer");
        if (integer.minimum() != null) {
            schema.put("minimum", integer.minimum());
        }
        if (integer.maximum() != null) {
            schema.put("maximum", integer.maximum());
        }
    }

    /** Formats where JSON Schema's own allows exactly what Java writes, patterns elsewhere. */
    private static void writeString(StringFormat format, ObjectNode schema) {
        schema.put("type", "string");
        switch (format) {
            case TEXT -> {}
            case CHARACTER -> schema.put("minLength", 1).put("maxLength", 1);
            case DATE_TIME -> schema.put("format", "date-time");
            case LOCAL_DATE_TIME ->
                pattern(
                        schema,
                        "^[+-]?\\d{4,}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$",
                        "2026-01-31T10:15:30");
            case DATE -> schema.put("format", "date");
            case TIME -> schema.put("format", "time");
            case LOCAL_TIME -> pattern(schema, "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$", "10:15:30");
            case DURATION ->
                pattern(
                        schema,
                        "^[+-]?P(?=.)([+-]?\\d+D)?(T(?=.)([+-]?\\d+H)?([+-]?\\d+M)?([+-]?\\d+(\\.\\d{1,9})?S)?)?$",
                        "PT1M30.5S");
            case PERIOD ->
                pattern(schema, "^[+-]?P(?=.)([+-]?\\d+Y)?([+-]?\\d+M)?([+-]?\\d+W)?([+-]?\\d+D)?$", "P1Y2M3D");
            case UUID -> schema.put("format", "uuid");
            case URI -> schema.put("format", "uri-reference");
            case BASE64 -> schema.put("contentEncoding", "base64");
        }
    }

    private static void pattern(ObjectNode schema, String pattern, String example) {
        schema.put("pattern", pattern).putArray("examples").add(example);
    }

    private static void writeEnum(List<EnumConstant> constants, ObjectNode schema) {
        if (constants.isEmpty()) {
            schema.putObject("not");
            return;
        }
        schema.put("type", "string");
        ArrayNode values = schema.putArray("enum");
        List<String> described = new ArrayList<>();
        for (EnumConstant constant : constants) {
            values.add(constant.value());
            String text = constant.doc().text(constant.deprecation());
            if (!text.isEmpty()) {
                described.add("- `" + constant.value() + "`: " + text.replaceAll("\\s*\n\\s*", " "));
            }
        }
        if (!described.isEmpty()) {
            schema.put("description", String.join("\n", described));
        }
    }

    private void writeMap(MapType map, ObjectNode schema) {
        schema.put("type", "object");
        if (!map.keys().equals(Types.STRING)) {
            schema.set("propertyNames", write(map.keys()));
        }
        schema.set("additionalProperties", write(map.values()));
    }

    private void writeObject(ObjectType object, ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.NODES.arrayNode();
        for (PropertySchema property : object.properties()) {
            properties.set(property.name(), write(property.schema(), property.doc(), property.deprecation()));
            if (property.required()) {
                required.add(property.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    /** A keyword of our own would be refused, so the interface is found by the name of this component. */
    private static void writeRemote(RemoteType remote, ObjectNode schema) {
        schema.put(
                "description",
                "A reference to an object that stays where it is. What can be called on it is listed in"
                        + " `x-callwire.interfaces`, under the name of this schema.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("__jsonrpc_marshaled")
                .put("type", "integer")
                .putArray("enum")
                .add(0)
                .add(1);
        properties.putObject("handle").put("type", "integer");
        properties
                .putObject("lifetime")
                .put("type", "string")
                .put("const", remote.lifetime().text());
        schema.putArray("required").add("__jsonrpc_marshaled").add("handle");
    }

    private ObjectNode alternative(UnionType union, Alternative alternative) {
        ObjectNode told = Json.NODES.objectNode().put("type", "object");
        told.putObject("properties")
                .putObject(union.discriminator())
                .put("type", "string")
                .put("const", alternative.name());
        told.putArray("required").add(union.discriminator());

        ObjectNode schema = Json.NODES.objectNode();
        schema.putArray("allOf").add(write(alternative.schema())).add(told);
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        String type = schema.path("type").asText();
        if (TYPES_WITH_NULL.contains(type) && !schema.has("enum")) {
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        if (schema.isEmpty() || type.equals("null")) {
            return schema;
        }
        ObjectNode either = Json.NODES.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /** A reference to a component of OpenRPC's document: a JSON pointer in a URI fragment. */
    static String reference(String components, String name) {
        String step = name.replace("~", "~0").replace("/", "~1");
        return "#/components/" + components + "/"
                + URLEncoder.encode(step, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~");
    }
}
