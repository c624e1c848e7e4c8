package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of one service as OpenRPC's method objects, and its events in words of our own. */
final class OpenRpcMethodWriter {

    private final ServiceSchema service;
    private final JsonSchemaWriter schemas;

    OpenRpcMethodWriter(ServiceSchema service, JsonSchemaWriter schemas) {
        this.service = service;
        this.schemas = schemas;
    }

    /** A method of the service, with the reference to its tag. */
    ObjectNode tagged(MethodSchema method, String tagReference) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", method.name());
        node.putArray("tags").addObject().put("$ref", tagReference);
        return write(method, node, uri(method.uri(), method.name()));
    }

    /** A method of an object that is passed by reference. */
    ObjectNode onObject(MethodSchema method) {
        // It is called by the object's handle, so it has no URI.
        return write(
                method, Json.NODES.objectNode().put("name", service.nameOnObject(method)), Json.NODES.objectNode());
    }

    ObjectNode event(EventSchema event) {
        ObjectNode node = uri(event.uri(), event.topic());
        putDoc(node, event.doc(), event.deprecation());
        if (event.deprecation() != null || service.deprecation() != null) {
            node.put("deprecated", true);
        }
        ArrayNode params = node.putArray("params");
        event.params().forEach(param -> params.add(param(PropertySchema.of(param))));
        putKeys(node, event);
        putBuffer(node, event.buffer());
        return node;
    }

    /** What AsyncAPI has no word for of a method that is answered with a subscription. */
    ObjectNode ofSubscription(MethodSchema method, StreamSchema stream) {
        ObjectNode node = uri(method.uri(), method.name());
        putBuffer(node, stream.buffer());
        if (stream.tracked()) {
            node.put("tracked", true);
        }
        putErrors(node, method);
        return node;
    }

    static void putKeys(ObjectNode node, EventSchema event) {
        if (!event.keys().isEmpty()) {
            ArrayNode keys = node.putArray("keys");
            event.keys().forEach(keys::add);
        }
    }

    /** The beginning of an extension: a URI where it is not the name. */
    static ObjectNode uri(String uri, String name) {
        ObjectNode node = Json.NODES.objectNode();
        return uri.equals(name) ? node : node.put("uri", uri);
    }

    /** @param extension begins what OpenRPC has no word for */
    private ObjectNode write(MethodSchema method, ObjectNode node, ObjectNode extension) {
        var params = OpenRpcParams.of(method, service);
        putDoc(node, method.doc(), method.deprecation());
        node.put("paramStructure", params.structure());
        ArrayNode paramNodes = node.putArray("params");
        params.params().forEach(param -> paramNodes.add(param(param)));
        ResultSchema result = method.result();
        if (result != null) {
            node.set("result", result(result));
        }
        if (!method.errors().isEmpty()) {
            ArrayNode errors = node.putArray("errors");
            // An error object may hold nothing else, so the rest stands in the extension.
            method.errors()
                    .forEach(error ->
                            errors.addObject().put("code", error.code()).put("message", message(error)));
        }
        if (!method.examples().isEmpty()) {
            ArrayNode examples = node.putArray("examples");
            method.examples().forEach(example -> examples.add(example(example, method, params)));
        }
        if (method.deprecation() != null || service.deprecation() != null) {
            node.put("deprecated", true);
        }
        extend(extension, method);
        if (!extension.isEmpty()) {
            node.set("x-callwire", extension);
        }
        return node;
    }

    static void putDoc(ObjectNode node, Doc doc, @Nullable Deprecation deprecation) {
        String description = new Doc("", doc.description()).text(deprecation);
        if (!doc.summary().isEmpty()) {
            node.put("summary", doc.summary());
        }
        if (!description.isEmpty()) {
            node.put("description", description);
        }
    }

    private ObjectNode param(PropertySchema param) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", param.name());
        String description = param.doc().text(param.deprecation());
        if (!description.isEmpty()) {
            node.put("description", description);
        }
        node.put("required", param.required());
        if (param.deprecation() != null) {
            node.put("deprecated", true);
        }
        node.set("schema", schemas.write(param.schema()));
        return node;
    }

    private ObjectNode result(ResultSchema result) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", "result");
        // Of a stream, the items are what is documented, and they stand in the extension.
        if (!result.doc().isEmpty() && result.stream() == null) {
            node.put("description", result.doc().text());
        }
        node.set("schema", schemas.write(result.answer()));
        return node;
    }

    private static String message(ErrorSchema error) {
        if (!error.message().isEmpty()) {
            return error.message();
        }
        return error.doc().isEmpty() ? error.name() : error.doc().summary();
    }

    private static ObjectNode example(ExampleSchema example, MethodSchema method, OpenRpcParams params) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", example.name());
        if (!example.doc().isEmpty()) {
            node.put("description", example.doc().text());
        }
        ArrayNode values = node.putArray("params");
        JsonNode given = Json.value(example.params(), "params");
        if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                values.addObject().put("name", nameAt(i, method)).set("value", given.get(i));
            }
        } else {
            Set<String> names = new LinkedHashSet<>(
                    params.params().stream().map(PropertySchema::name).toList());
            given.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(given::has)
                    .forEach(name -> values.addObject().put("name", name).set("value", given.get(name)));
        }
        String result = example.result();
        if (result != null) {
            node.putObject("result").put("name", "result").set("value", Json.value(result, "result"));
        }
        return node;
    }

    private static String nameAt(int position, MethodSchema method) {
        List<ParamSchema> params = method.params();
        return method.paramStyle() != ParamStyle.WHOLE && position < params.size()
                ? params.get(position).name()
                : "params[" + position + "]";
    }

    /** Adds what OpenRPC has no word for. */
    private void extend(ObjectNode node, MethodSchema method) {
        if (method.idempotent()) {
            node.put("idempotent", true);
        }
        if (method.paramStyle() == ParamStyle.WHOLE) {
            ParamSchema whole = method.params().get(0);
            node.putObject("params")
                    .put("required", whole.required())
                    .set("schema", schemas.write(whole.schema(), whole.doc(), whole.deprecation()));
        }
        ResultSchema result = method.result();
        if (result != null && result.stream() != null) {
            node.set("stream", stream(result.stream(), result.schema(), result.doc()));
        }
        ObjectNode streamParams = Json.NODES.objectNode();
        for (ParamSchema param : method.params()) {
            if (param.stream() != null) {
                streamParams.set(param.name(), stream(param.stream(), param.schema(), Doc.NONE));
            }
        }
        if (!streamParams.isEmpty()) {
            node.set("streamParams", streamParams);
        }
        putErrors(node, method);
    }

    private void putErrors(ObjectNode node, MethodSchema method) {
        if (!method.errors().isEmpty()) {
            ArrayNode errors = node.putArray("errors");
            method.errors().forEach(error -> errors.add(error(error)));
        }
    }

    private ObjectNode stream(StreamSchema stream, TypeSchema item, Doc doc) {
        ObjectNode node = Json.NODES.objectNode();
        node.set("items", schemas.write(item, doc, null));
        putBuffer(node, stream.buffer());
        if (stream.tracked()) {
            node.put("tracked", true);
        }
        SubscriptionSchema subscription = stream.subscription();
        if (subscription != null) {
            node.put("notification", subscription.notification()).put("unsubscribe", subscription.unsubscribe());
        }
        return node;
    }

    static void putBuffer(ObjectNode node, @Nullable BufferSchema buffer) {
        if (buffer != null) {
            node.put("overflow", buffer.overflow().text()).put("buffer", buffer.size());
        }
    }

    private ObjectNode error(ErrorSchema error) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("code", error.code());
        if (error.uri() != null) {
            node.put("uri", error.uri());
        }
        node.put("name", error.name());
        if (!error.doc().isEmpty()) {
            node.put("description", error.doc().text());
        }
        TypeSchema data = error.data();
        if (data != null) {
            node.set("data", schemas.write(data));
        }
        return node;
    }
}
