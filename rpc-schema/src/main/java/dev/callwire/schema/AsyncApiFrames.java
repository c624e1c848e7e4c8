package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages of AsyncAPI whose payloads are whole messages of JSON-RPC, in words that draft 7 has. */
final class AsyncApiFrames {

    private AsyncApiFrames() {}

    /** A call, which has an answer. */
    static ObjectNode call(String title, String method, ObjectNode params, boolean mayLackParams, ObjectNode meta) {
        ObjectNode payload = frame();
        ObjectNode properties = properties(payload);
        properties.set("id", id());
        properties.set("method", constant(method));
        properties.set("params", params);
        if (!properties(meta).isEmpty()) {
            properties.set("meta", meta);
        }
        require(payload, "id", "method");
        if (!mayLackParams) {
            require(payload, "params");
        }
        return correlated(title, payload);
    }

    /** The answer to a call. */
    static ObjectNode answer(String title, ObjectNode result) {
        ObjectNode payload = frame();
        ObjectNode properties = properties(payload);
        properties.set("id", id());
        properties.set("result", result);
        require(payload, "id", "result");
        return correlated(title, payload);
    }

    /** The answer to a call that has failed. */
    static ObjectNode refusal(String title) {
        ObjectNode payload = frame();
        ObjectNode properties = properties(payload);
        properties.set("id", id());
        properties.set("error", error());
        require(payload, "id", "error");
        return correlated(title, payload);
    }

    /** What is told and not answered. */
    static ObjectNode notification(String title, String method, ObjectNode params) {
        ObjectNode payload = frame();
        ObjectNode properties = properties(payload);
        properties.set("method", constant(method));
        properties.set("params", params);
        require(payload, "method", "params");
        return message(title, payload);
    }

    /** What is told of a subscription, by its id. */
    static ObjectNode ofSubscription() {
        ObjectNode params = object();
        properties(params).set("subscription", string("The subscription's id."));
        return require(params, "subscription");
    }

    /** The error of an answer, or of an end. */
    static ObjectNode error() {
        ObjectNode error = object();
        ObjectNode properties = properties(error);
        properties.putObject("code").put("type", "integer");
        properties.putObject("message").put("type", "string");
        properties.putObject("data");
        return require(error, "code", "message");
    }

    static ObjectNode object() {
        ObjectNode object = Json.NODES.objectNode().put("type", "object");
        object.putObject("properties");
        return object;
    }

    /** Where an object's properties stand. */
    static ObjectNode properties(ObjectNode object) {
        return object.withObject("/properties");
    }

    static ObjectNode require(ObjectNode object, String... names) {
        for (String name : names) {
            object.withArray("/required").add(name);
        }
        return object;
    }

    static ObjectNode constant(String value) {
        return Json.NODES.objectNode().put("type", "string").put("const", value);
    }

    static ObjectNode string(String description) {
        return Json.NODES.objectNode().put("type", "string").put("description", description);
    }

    static ObjectNode positive(String description) {
        return Json.NODES.objectNode().put("type", "integer").put("minimum", 1).put("description", description);
    }

    private static ObjectNode frame() {
        ObjectNode frame = object();
        properties(frame).set("jsonrpc", constant("2.0"));
        return require(frame, "jsonrpc");
    }

    private static ObjectNode id() {
        ObjectNode id = Json.NODES.objectNode();
        id.putArray("type").add("string").add("number").add("null");
        return id;
    }

    private static ObjectNode correlated(String title, ObjectNode payload) {
        ObjectNode message = message(title, payload);
        message.putObject("correlationId").put("location", "$message.payload#/id");
        return message;
    }

    private static ObjectNode message(String title, ObjectNode payload) {
        return Json.NODES.objectNode().put("title", title).set("payload", payload);
    }
}
