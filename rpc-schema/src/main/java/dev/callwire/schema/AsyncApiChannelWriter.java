package dev.callwire.schema;

import static dev.callwire.schema.AsyncApiFrames.constant;
import static dev.callwire.schema.AsyncApiFrames.object;
import static dev.callwire.schema.AsyncApiFrames.ofSubscription;
import static dev.callwire.schema.AsyncApiFrames.positive;
import static dev.callwire.schema.AsyncApiFrames.properties;
import static dev.callwire.schema.AsyncApiFrames.require;
import static dev.callwire.schema.AsyncApiFrames.string;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.schema.AsyncApiChannels.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events and subscriptions of one service as AsyncAPI's channels. */
final class AsyncApiChannelWriter {
    private static final String SUBSCRIBE = "rpc.subscribe";
    private static final String UNSUBSCRIBE = "rpc.unsubscribe";

    private final ServiceSchema service;
    private final JsonSchemaWriter schemas;
    private final AsyncApiChannels channels;

    AsyncApiChannelWriter(ServiceSchema service, JsonSchemaWriter schemas, AsyncApiChannels channels) {
        this.service = service;
        this.schemas = schemas;
        this.channels = channels;
    }

    void write() {
        service.events().forEach(this::topic);
        service.methods().forEach(method -> {
            ResultSchema result = method.result();
            if (result != null && result.stream() != null && result.stream().subscription() != null) {
                subscription(method, result, result.stream(), result.stream().subscription());
            }
        });
    }

    private void topic(EventSchema event) {
        var channel = channels.add(event.topic(), OpenRpcTags.name(service));
        describe(channel.node(), event.topic(), event.doc(), event.deprecation());
        channel.message(
                "subscribe", AsyncApiFrames.call("Subscribe", SUBSCRIBE, topicParams(event), false, meta(true)));
        channel.message("event", item("Event", event.topic(), eventSchema(event), event.buffer(), true));
        addNews(channel, event.topic(), true);
        channel.message("position", position(event.topic()));
        channel.sharedMessage(
                "unsubscribe", AsyncApiFrames.call("Unsubscribe", UNSUBSCRIBE, subscriptionParams(), false, object()));
        finish(channel);
        ObjectNode extension = OpenRpcMethodWriter.uri(event.uri(), event.topic());
        OpenRpcMethodWriter.putKeys(extension, event);
        OpenRpcMethodWriter.putBuffer(extension, event.buffer());
        channel.node().set("x-callwire", extension);
    }

    private void subscription(
            MethodSchema method, ResultSchema result, StreamSchema stream, SubscriptionSchema subscription) {
        var channel = channels.add(method.name(), OpenRpcTags.name(service));
        describe(channel.node(), method.name(), method.doc(), method.deprecation());
        var params = AsyncApiParams.of(method, schemas);
        String notification = subscription.notification();
        channel.message(
                "subscribe",
                AsyncApiFrames.call(
                        "Subscribe", method.name(), params.schema(), params.mayBeMissing(), meta(stream.tracked())));
        channel.message(
                "event",
                item(
                        "Item",
                        notification,
                        schemas.write(result.schema(), result.doc(), null),
                        stream.buffer(),
                        stream.tracked()));
        addNews(channel, notification, stream.tracked());
        channel.message("completed", completed(notification));
        channel.message(
                "unsubscribe",
                AsyncApiFrames.call("Unsubscribe", subscription.unsubscribe(), subscriptionParams(), false, object()));
        finish(channel);
        ObjectNode extension = new OpenRpcMethodWriter(service, schemas).ofSubscription(method, stream);
        if (!extension.isEmpty()) {
            channel.node().set("x-callwire", extension);
        }
    }

    /** Adds what both kinds have, and what is done with all of it. */
    private static void finish(AsyncApiChannels.Channel channel) {
        channel.sharedMessage("subscribed", AsyncApiFrames.answer("Subscribed", string("The subscription's id.")));
        channel.sharedMessage(
                "unsubscribed",
                AsyncApiFrames.answer(
                        "Unsubscribed",
                        Json.NODES
                                .objectNode()
                                .put("type", "boolean")
                                .put("description", "False if there was no such subscription.")));
        channel.sharedMessage("refused", AsyncApiFrames.refusal("Refused"));
        channel.end();
        channel.operation(
                Action.RECEIVE, "subscribe", "Subscribe", List.of("subscribe"), List.of("subscribed", "refused"));
        channel.operation(
                Action.SEND,
                "events",
                "Tell what happens",
                List.of("event", "position", "resync", "completed", "failed"),
                null);
        channel.operation(
                Action.RECEIVE,
                "unsubscribe",
                "Unsubscribe",
                List.of("unsubscribe"),
                List.of("unsubscribed", "refused"));
    }

    private void describe(ObjectNode channel, String title, Doc doc, @Nullable Deprecation deprecation) {
        channel.put("title", title);
        OpenRpcMethodWriter.putDoc(channel, doc, deprecation == null ? service.deprecation() : deprecation);
    }

    /** What is told but items. */
    private static void addNews(AsyncApiChannels.Channel channel, String method, boolean hasCursors) {
        if (hasCursors) {
            ObjectNode resync = ofSubscription();
            properties(resync).putObject("resync").put("const", true);
            channel.message("resync", news("Something may be missing", method, resync, "resync"));
        }
        ObjectNode failed = ofSubscription();
        properties(failed).set("error", AsyncApiFrames.error());
        channel.message("failed", news("The subscription has ended with an error", method, failed, "error"));
    }

    private static ObjectNode position(String topic) {
        ObjectNode position = ofSubscription();
        properties(position).set("id", string("The cursor of what came last, behind which one can take up again."));
        return news("Where the topic stands", topic, position, "id");
    }

    private static ObjectNode completed(String method) {
        ObjectNode completed = ofSubscription();
        properties(completed).putObject("complete").put("const", true);
        return news("The subscription is complete", method, completed, "complete");
    }

    /** Other members would make it something else. */
    private static ObjectNode news(String title, String method, ObjectNode params, String member) {
        return AsyncApiFrames.notification(
                title, method, require(params, member).put("additionalProperties", false));
    }

    private static ObjectNode item(
            String title, String method, ObjectNode item, @Nullable BufferSchema buffer, boolean hasCursor) {
        ObjectNode params = ofSubscription();
        if (hasCursor) {
            properties(params).set("id", string("The event's cursor, where there is a history."));
        }
        if (buffer != null && (buffer.overflow() == Overflow.DROP_OLDEST || buffer.overflow() == Overflow.LATEST)) {
            properties(params).set("missed", positive("How many were dropped before it."));
        }
        properties(params).set("result", item);
        return AsyncApiFrames.notification(title, method, require(params, "result"));
    }

    /** The value of the only parameter, or an object of all. */
    private ObjectNode eventSchema(EventSchema event) {
        if (event.params().size() == 1) {
            ParamSchema only = event.params().get(0);
            return schemas.write(only.schema(), only.doc(), only.deprecation());
        }
        return schemas.write(new TypeSchema.ObjectType(
                event.params().stream().map(PropertySchema::of).toList()));
    }

    private ObjectNode topicParams(EventSchema event) {
        ArrayNode items = Json.NODES.arrayNode().add(constant(event.topic()));
        ObjectNode named = object();
        properties(named).set("topic", constant(event.topic()));
        if (!event.keys().isEmpty()) {
            items.add(keys(event));
            properties(named).set("keys", keys(event));
        }
        ObjectNode params = Json.NODES.objectNode();
        params.putArray("anyOf").add(AsyncApiParams.array(items, 1)).add(require(named, "topic"));
        return params;
    }

    /** By what a subscriber may choose. */
    private ObjectNode keys(EventSchema event) {
        return schemas.write(new TypeSchema.ObjectType(event.params().stream()
                        .filter(param -> event.keys().contains(param.name()))
                        .map(param -> PropertySchema.of(param).asOptional())
                        .toList()))
                .put("additionalProperties", false);
    }

    private static ObjectNode subscriptionParams() {
        ArrayNode items = Json.NODES.arrayNode().add(string("The subscription's id."));
        ObjectNode params = Json.NODES.objectNode();
        params.putArray("anyOf").add(AsyncApiParams.array(items, 1)).add(ofSubscription());
        return params;
    }

    private static ObjectNode meta(boolean hasCursors) {
        ObjectNode meta = object();
        properties(meta).set("credit", positive("How many are taken for a start; without it, all that there are."));
        if (hasCursors) {
            properties(meta).set("lastEventId", string("The cursor of what one got last, to take up again behind it."));
        }
        return meta;
    }
}
