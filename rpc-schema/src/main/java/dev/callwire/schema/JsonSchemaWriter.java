package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
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
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Types as JSON Schema. Unless it is told that 2020-12 is what is read, in the words that draft 7 shares with it: no keyword and no format
 * that a strict validator of either refuses. No keyword stands beside {@code $ref}, where draft 7 would overlook it.
 */
final class JsonSchemaWriter {

    private static final String REFERENCE = "A reference to an object that stays where it is.";
    private static final Set<String> TYPES_WITH_NULL =
            Set.of("array", "boolean", "integer", "number", "object", "string");

    private final UnaryOperator<String> reference;
    private final boolean withPrefixItems;
    private final String remark;

    private JsonSchemaWriter(UnaryOperator<String> reference, boolean withPrefixItems, String remark) {
        this.reference = reference;
        this.withPrefixItems = withPrefixItems;
        this.remark = remark;
    }

    /** Refers to a type by the component of OpenRPC's document whose name is given for its id. */
    static JsonSchemaWriter ofOpenRpc(UnaryOperator<String> componentName) {
        // A keyword of our own would be refused, so the interface is found by the name of its component.
        return new JsonSchemaWriter(
                id -> reference("schemas", componentName.apply(id)),
                false,
                REFERENCE + " What can be called on it is listed in `x-callwire.interfaces`, under the name of this"
                        + " schema.");
    }

    /** Refers to a type by the component of AsyncAPI's document whose name is given for its id. */
    static JsonSchemaWriter ofAsyncApi(UnaryOperator<String> componentName) {
        return new JsonSchemaWriter(id -> reference("schemas", componentName.apply(id)), false, REFERENCE);
    }

    /** Schemas for readers of 2020-12 alone, which stand under {@code $defs} by the names that are given for their ids. */
    static JsonSchemaWriter ofDefinitions(UnaryOperator<String> name) {
        return new JsonSchemaWriter(id -> "#/$defs/" + step(name.apply(id)), true, REFERENCE);
    }

    /** The same in files of their own, whose names are given for their ids. */
    static JsonSchemaWriter ofFiles(UnaryOperator<String> file) {
        return new JsonSchemaWriter(file, true, REFERENCE);
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
            described.put("description", own == null ? text : text + "\n\n" + own.asText());
            described.setAll(schema);
        }
        if (deprecation != null) {
            described.put("deprecated", true);
        }
        return described;
    }

    private ObjectNode write(PropertySchema property) {
        ObjectNode schema = write(property.schema(), property.doc(), property.deprecation());
        ObjectNode said = Json.NODES.objectNode();
        switch (property.access()) {
            case BOTH -> {}
            case READ_ONLY -> said.put("readOnly", true);
            case WRITE_ONLY -> said.put("writeOnly", true);
        }
        if (property.defaultValue() != null) {
            said.set("default", Json.value(property.defaultValue(), "default"));
        }
        return said.isEmpty() ? schema : beside(schema).setAll(said);
    }

    /** The schema as one that keywords may be added to. */
    private static ObjectNode beside(ObjectNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode around = Json.NODES.objectNode();
        around.putArray("allOf").add(schema);
        return around;
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
        } else if (type instanceof TupleType tuple) {
            writeTuple(tuple.items().stream().map(this::write).toList(), schema);
        } else if (type instanceof MapType map) {
            writeMap(map, schema);
        } else if (type instanceof ObjectType object) {
            writeObject(object, schema);
        } else if (type instanceof NullableType nullable) {
            ObjectNode plain = write(nullable.schema());
            return nullable.schema() instanceof DescribedType ? either(plain) : orNull(plain);
        } else if (type instanceof ReferenceType named) {
            schema.put("$ref", reference.apply(named.typeId()));
        } else if (type instanceof UnionType union) {
            // Without names, a value may fit several of them.
            ArrayNode alternatives = schema.putArray(union.inclusion() == Inclusion.NONE ? "anyOf" : "oneOf");
            union.alternatives().forEach(alternative -> alternatives.add(alternative(union, alternative)));
        } else if (type instanceof ConstrainedType constrained) {
            return constrain(write(constrained.schema()), constrained.schema(), constrained.constraints());
        } else if (type instanceof DescribedType described) {
            schema.setAll((ObjectNode) Json.value(described.json(), "schema"));
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
            case TIME ->
                // JSON Schema's own always has seconds.
                pattern(
                        schema,
                        "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}(:\\d{2})?)$",
                        "10:15:30+01:00");
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
            properties.set(property.name(), write(property));
            if (property.required()) {
                required.add(property.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (object.others() != null && !(object.others() instanceof AnyType)) {
            schema.set("additionalProperties", write(object.others()));
        }
    }

    /** Where the words are those of both drafts, an item's place does not tell its type. */
    private void writeTuple(List<ObjectNode> items, ObjectNode schema) {
        schema.put("type", "array").put("minItems", items.size()).put("maxItems", items.size());
        List<ObjectNode> distinct = items.stream().distinct().toList();
        if (withPrefixItems && !items.isEmpty()) {
            schema.putArray("prefixItems").addAll(items);
        } else if (distinct.size() == 1) {
            schema.set("items", distinct.get(0));
        } else if (!distinct.isEmpty()) {
            schema.putObject("items").putArray("anyOf").addAll(distinct);
        }
    }

    private static ObjectNode constrain(ObjectNode plain, TypeSchema type, Constraints constraints) {
        ObjectNode schema = beside(plain);
        boolean isArray = type instanceof ArrayType || type instanceof TupleType;
        boolean isObject = type instanceof MapType || type instanceof ObjectType;
        String sized = isArray ? "Items" : isObject ? "Properties" : "Length";
        if (constraints.minimumSize() != null) {
            schema.put("min" + sized, constraints.minimumSize());
        }
        if (constraints.maximumSize() != null) {
            schema.put("max" + sized, constraints.maximumSize());
        }
        bound(schema, "minimum", "exclusiveMinimum", constraints.minimum(), constraints.minimumExcluded(), 1);
        bound(schema, "maximum", "exclusiveMaximum", constraints.maximum(), constraints.maximumExcluded(), -1);
        if (Integer.valueOf(0).equals(constraints.fractionDigits()) && !(type instanceof IntegerType)) {
            // Other digits are not told: validators that count in binary would refuse 0.07 as a multiple of 0.01.
            schema.put("multipleOf", 1);
        }
        if (constraints.email()) {
            schema.put("format", "email");
        }
        List<String> patterns = constraints.patterns().stream()
                .flatMap(pattern -> PortablePattern.of(pattern).stream())
                .toList();
        if (patterns.size() == 1 && !schema.has("pattern")) {
            schema.put("pattern", patterns.get(0));
        } else if (!patterns.isEmpty()) {
            ArrayNode all = schema.withArray("/allOf");
            patterns.forEach(pattern -> all.addObject().put("pattern", pattern));
        }
        return schema;
    }

    /** Adds a bound, unless the type itself has a tighter one. */
    private static void bound(
            ObjectNode schema,
            String inclusive,
            String exclusive,
            @Nullable BigDecimal bound,
            boolean excluded,
            int direction) {
        if (bound == null) {
            return;
        }
        JsonNode own = schema.get(inclusive);
        if (own != null && Integer.signum(own.decimalValue().compareTo(bound)) * direction > 0) {
            return;
        }
        if (excluded) {
            schema.remove(inclusive);
        }
        schema.put(excluded ? exclusive : inclusive, bound);
    }

    private void writeRemote(RemoteType remote, ObjectNode schema) {
        schema.put("description", remark);
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
        ObjectNode plain = write(alternative.schema());
        ObjectNode schema = Json.NODES.objectNode();
        switch (union.inclusion()) {
            case PROPERTY -> schema.putArray("allOf").add(plain).add(told(union, alternative));
            case WRAPPER_OBJECT -> {
                schema.put("type", "object").putObject("properties").set(alternative.name(), plain);
                schema.putArray("required").add(alternative.name());
                schema.put("maxProperties", 1);
            }
            case WRAPPER_ARRAY ->
                writeTuple(
                        List.of(Json.NODES.objectNode().put("type", "string").put("const", alternative.name()), plain),
                        schema);
            case NONE -> {
                return plain;
            }
        }
        return schema;
    }

    /** What the discriminator says of an alternative. */
    private static ObjectNode told(UnionType union, Alternative alternative) {
        ObjectNode told = Json.NODES.objectNode().put("type", "object");
        ObjectNode discriminator =
                told.putObject("properties").putObject(union.discriminator()).put("type", "string");
        if (alternative.name().equals(union.fallback())) {
            ArrayNode others = Json.NODES.arrayNode();
            union.alternatives().stream()
                    .filter(each -> !each.equals(alternative))
                    .forEach(each -> others.add(each.name()));
            if (!others.isEmpty()) {
                discriminator.putObject("not").set("enum", others);
            }
        } else {
            discriminator.put("const", alternative.name());
            told.putArray("required").add(union.discriminator());
        }
        return told;
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
        return either(schema);
    }

    private static ObjectNode either(ObjectNode schema) {
        ObjectNode either = Json.NODES.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /** A reference to a component of OpenRPC's document: a JSON pointer in a URI fragment. */
    static String reference(String components, String name) {
        return "#/components/" + components + "/" + step(name);
    }

    private static String step(String name) {
        return URLEncoder.encode(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
