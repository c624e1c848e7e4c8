package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model as trees of its JSON form; {@link SchemaReader} is the way back. What is empty, false or null is left out. */
final class SchemaWriter {

    private SchemaWriter() {}

    static ObjectNode service(ServiceSchema service) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("callwire", SchemaJson.VERSION);
        node.setAll(members(service));
        return node;
    }

    /** A service without the version of the form. */
    static ObjectNode members(ServiceSchema service) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("interface", service.interfaceName());
        if (service.callback()) {
            node.put("callback", true);
        }
        node.put("namespace", service.namespace());
        if (!service.namespace().isEmpty() && !service.separator().equals(ServiceSchema.DEFAULT_SEPARATOR)) {
            node.put("separator", service.separator());
        }
        putDoc(node, service.doc());
        putDeprecation(node, service.deprecation());
        node.set("methods", array(service.methods(), SchemaWriter::method));
        if (!service.events().isEmpty()) {
            node.set("events", array(service.events(), SchemaWriter::event));
        }
        node.set("types", array(service.types(), SchemaWriter::namedType));
        return node;
    }

    private static ObjectNode method(MethodSchema method) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", method.name());
        putUri(node, method.uri(), method.name());
        node.put("javaName", method.javaName());
        node.put("kind", method.kind().text());
        putDoc(node, method.doc());
        putDeprecation(node, method.deprecation());
        if (method.idempotent()) {
            node.put("idempotent", true);
        }
        node.put("paramStyle", method.paramStyle().text());
        node.set("params", array(method.params(), SchemaWriter::param));
        ResultSchema result = method.result();
        if (result != null) {
            ObjectNode resultNode = node.putObject("result");
            putDoc(resultNode, result.doc());
            resultNode.set("schema", type(result.schema()));
            putStream(resultNode, result.stream());
        }
        if (!method.errors().isEmpty()) {
            node.set("errors", array(method.errors(), SchemaWriter::error));
        }
        if (!method.examples().isEmpty()) {
            node.set("examples", array(method.examples(), SchemaWriter::example));
        }
        return node;
    }

    private static ObjectNode event(EventSchema event) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("topic", event.topic());
        putUri(node, event.uri(), event.topic());
        node.put("javaName", event.javaName());
        putDoc(node, event.doc());
        putDeprecation(node, event.deprecation());
        node.set("params", array(event.params(), SchemaWriter::param));
        if (!event.keys().isEmpty()) {
            node.set("keys", array(event.keys(), Json.NODES::textNode));
        }
        putBuffer(node, event.buffer());
        return node;
    }

    private static void putUri(ObjectNode node, String uri, String name) {
        if (!uri.equals(name)) {
            node.put("uri", uri);
        }
    }

    private static ObjectNode param(ParamSchema param) {
        ObjectNode node = member(param.name(), param.doc(), param.required(), param.deprecation(), param.schema());
        putStream(node, param.stream());
        return node;
    }

    private static void putStream(ObjectNode node, @Nullable StreamSchema stream) {
        if (stream == null) {
            return;
        }
        ObjectNode streamNode = node.putObject("stream");
        putBuffer(streamNode, stream.buffer());
        if (stream.tracked()) {
            streamNode.put("tracked", true);
        }
        SubscriptionSchema subscription = stream.subscription();
        if (subscription != null) {
            streamNode
                    .putObject("subscription")
                    .put("notification", subscription.notification())
                    .put("unsubscribe", subscription.unsubscribe());
        }
    }

    private static void putBuffer(ObjectNode node, @Nullable BufferSchema buffer) {
        if (buffer != null) {
            node.putObject("buffer").put("overflow", buffer.overflow().text()).put("size", buffer.size());
        }
    }

    private static ObjectNode property(PropertySchema property) {
        ObjectNode node =
                member(property.name(), property.doc(), property.required(), property.deprecation(), property.schema());
        if (property.access() != PropertyAccess.BOTH) {
            node.put("access", property.access().text());
        }
        if (property.defaultValue() != null) {
            node.set("default", Json.value(property.defaultValue(), "default"));
        }
        return node;
    }

    private static ObjectNode member(
            String name, Doc doc, boolean required, @Nullable Deprecation deprecation, TypeSchema schema) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", name);
        putDoc(node, doc);
        putDeprecation(node, deprecation);
        node.put("required", required);
        node.set("schema", type(schema));
        return node;
    }

    private static ObjectNode error(ErrorSchema error) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", error.name());
        node.put("code", error.code());
        if (error.uri() != null) {
            node.put("uri", error.uri());
        }
        node.put("message", error.message());
        putDoc(node, error.doc());
        TypeSchema data = error.data();
        if (data != null) {
            node.set("data", type(data));
        }
        return node;
    }

    private static ObjectNode example(ExampleSchema example) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", example.name());
        putDoc(node, example.doc());
        node.set("params", Json.value(example.params(), "params"));
        String result = example.result();
        if (result != null) {
            node.set("result", Json.value(result, "result"));
        }
        return node;
    }

    static ObjectNode namedType(NamedType type) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("id", type.id());
        putDoc(node, type.doc());
        putDeprecation(node, type.deprecation());
        node.set("schema", type(type.schema()));
        return node;
    }

    /** What a type is, without what is said of it. */
    static String undocumented(NamedType type) {
        ObjectNode node = namedType(type);
        removeDocs(node);
        return Json.compact(node);
    }

    private static void removeDocs(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("doc", "deprecated"));
        }
        node.forEach(SchemaWriter::removeDocs);
    }

    private static ObjectNode type(TypeSchema type) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("type", TypeTag.of(type).text());
        if (type instanceof IntegerType integer) {
            if (integer.minimum() != null) {
                node.put("minimum", integer.minimum());
            }
            if (integer.maximum() != null) {
                node.put("maximum", integer.maximum());
            }
        } else if (type instanceof NumberType number) {
            node.put("precision", number.precision().text());
        } else if (type instanceof StringType string) {
            node.put("format", string.format().text());
        } else if (type instanceof EnumType enumType) {
            node.set("constants", array(enumType.constants(), SchemaWriter::constant));
        } else if (type instanceof ArrayType array) {
            if (array.distinct()) {
                node.put("distinct", true);
            }
            node.set("items", type(array.items()));
        } else if (type instanceof TupleType tuple) {
            node.set("items", array(tuple.items(), SchemaWriter::type));
        } else if (type instanceof MapType map) {
            node.set("keys", type(map.keys()));
            node.set("values", type(map.values()));
        } else if (type instanceof ObjectType object) {
            node.set("properties", array(object.properties(), SchemaWriter::property));
            if (object.others() != null) {
                node.set("others", type(object.others()));
            }
        } else if (type instanceof NullableType nullable) {
            node.set("schema", type(nullable.schema()));
        } else if (type instanceof ReferenceType reference) {
            node.put("to", reference.typeId());
        } else if (type instanceof UnionType union) {
            node.put("discriminator", union.discriminator());
            if (union.inclusion() != Inclusion.PROPERTY) {
                node.put("inclusion", union.inclusion().text());
            }
            node.set("alternatives", array(union.alternatives(), SchemaWriter::alternative));
            if (union.fallback() != null) {
                node.put("fallback", union.fallback());
            }
        } else if (type instanceof RemoteType remote) {
            node.put("interface", remote.interfaceName());
            node.put("lifetime", remote.lifetime().text());
        } else if (type instanceof ConstrainedType constrained) {
            node.set("constraints", constraints(constrained.constraints()));
            node.set("schema", type(constrained.schema()));
        } else if (type instanceof DescribedType described) {
            node.set("schema", Json.value(described.json(), "schema"));
        } else if (type instanceof OpaqueType opaque) {
            node.put("remark", opaque.remark());
        }
        return node;
    }

    private static ObjectNode constraints(Constraints constraints) {
        ObjectNode node = Json.NODES.objectNode();
        if (constraints.minimum() != null) {
            node.put(constraints.minimumExcluded() ? "above" : "minimum", constraints.minimum());
        }
        if (constraints.maximum() != null) {
            node.put(constraints.maximumExcluded() ? "below" : "maximum", constraints.maximum());
        }
        if (constraints.fractionDigits() != null) {
            node.put("fractionDigits", constraints.fractionDigits());
        }
        if (constraints.minimumSize() != null) {
            node.put("minimumSize", constraints.minimumSize());
        }
        if (constraints.maximumSize() != null) {
            node.put("maximumSize", constraints.maximumSize());
        }
        if (!constraints.patterns().isEmpty()) {
            node.set("patterns", array(constraints.patterns(), Json.NODES::textNode));
        }
        if (constraints.email()) {
            node.put("email", true);
        }
        return node;
    }

    private static ObjectNode constant(EnumConstant constant) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("value", constant.value());
        putDoc(node, constant.doc());
        putDeprecation(node, constant.deprecation());
        return node;
    }

    private static ObjectNode alternative(TypeSchema.Alternative alternative) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", alternative.name());
        node.set("schema", type(alternative.schema()));
        return node;
    }

    private static void putDoc(ObjectNode node, Doc doc) {
        if (!doc.isEmpty()) {
            ObjectNode docNode = node.putObject("doc");
            docNode.put("summary", doc.summary());
            if (!doc.description().isEmpty()) {
                docNode.put("description", doc.description());
            }
        }
    }

    private static void putDeprecation(ObjectNode node, @Nullable Deprecation deprecation) {
        if (deprecation != null) {
            node.put("deprecated", deprecation.reason());
        }
    }

    private static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> form) {
        ArrayNode array = Json.NODES.arrayNode();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }
}
