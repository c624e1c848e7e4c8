package dev.callwire.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels of an AsyncAPI document, with what is done over them. */
final class AsyncApiChannels {

    /** Who does it, as the server sees it. */
    enum Action {
        SEND("send"),
        RECEIVE("receive");

        private final String text;

        Action(String text) {
            this.text = text;
        }
    }

    private final PlainNames channelIds = new PlainNames();
    private final PlainNames operationIds = new PlainNames();
    private final ObjectNode channels = Json.NODES.objectNode();
    private final ObjectNode operations = Json.NODES.objectNode();
    private final ObjectNode sharedMessages = Json.NODES.objectNode();

    /** Begins a channel. */
    Channel add(String name, String tag) {
        String id = channelIds.fresh(name);
        ObjectNode node = channels.putObject(id);
        if (isAddress(name)) {
            node.put("address", name);
        } else {
            node.putNull("address");
        }
        return new Channel(id, tag, node, Json.NODES.objectNode());
    }

    /** Braces would stand for a parameter, and an address has neither query nor fragment. */
    private static boolean isAddress(String name) {
        return name.chars().noneMatch(c -> "{}?#".indexOf(c) >= 0);
    }

    int count() {
        return channels.size();
    }

    /** Messages that are the same in several channels. */
    ObjectNode sharedMessages() {
        return sharedMessages;
    }

    void addTo(ObjectNode document) {
        document.set("channels", channels);
        document.set("operations", operations);
    }

    /** A channel that is being described. */
    final class Channel {
        private final String id;
        private final String tag;
        private final ObjectNode node;
        private final ObjectNode messages;

        private Channel(String id, String tag, ObjectNode node, ObjectNode messages) {
            this.id = id;
            this.tag = tag;
            this.node = node;
            this.messages = messages;
        }

        /** What is told of it. */
        ObjectNode node() {
            return node;
        }

        /** Adds a message. */
        void message(String key, ObjectNode message) {
            messages.set(key, message);
        }

        /** Adds a message that other channels have, too. */
        void sharedMessage(String key, ObjectNode message) {
            sharedMessages.set(key, message);
            messages.putObject(key).put("$ref", JsonSchemaWriter.reference("messages", key));
        }

        /** Whether a message has been added by that name. */
        private boolean has(String key) {
            return messages.has(key);
        }

        /** Adds what is done over it: with messages that it has, by their keys, of which those are passed over that it has not. */
        void operation(Action action, String what, String title, List<String> keys, @Nullable List<String> replies) {
            ObjectNode operation = operations.putObject(operationIds.fresh(id + "." + what));
            operation.put("action", action.text);
            operation.putObject("channel").put("$ref", "#/channels/" + id);
            operation.put("title", title);
            operation.putArray("tags").addObject().put("name", tag);
            refer(operation.putArray("messages"), keys);
            if (replies != null) {
                ObjectNode reply = operation.putObject("reply");
                reply.putObject("channel").put("$ref", "#/channels/" + id);
                refer(reply.putArray("messages"), replies);
            }
        }

        private void refer(ArrayNode references, List<String> keys) {
            keys.stream()
                    .filter(this::has)
                    .forEach(key -> references.addObject().put("$ref", "#/channels/" + id + "/messages/" + key));
        }

        /** Ends it. */
        void end() {
            node.set("messages", messages);
        }
    }
}
