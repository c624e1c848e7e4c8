package dev.callwire.protocol.r2;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;

/** The params of what is wanted with a topic. Reused from message to message; a view of the frame. */
final class TopicParams {
    private static final byte[] TOPIC = Message.bytes("topic");
    private static final byte[] DATA = Message.bytes("data");
    private static final byte[] KEYS = Message.bytes("keys");

    /** The wire name, unescaped. */
    final JsonSlice topic = new JsonSlice();

    /** What is published. */
    final JsonSlice event = new JsonSlice();

    private final JsonSlice name = new JsonSlice();
    private boolean hasTopic;
    private boolean isFlawed;

    /** Reads params; false if they are not of the form. What has an unknown name is passed over. */
    boolean read(JsonSlice params, JsonReader reader, boolean publish) {
        topic.clear();
        event.clear();
        hasTopic = false;
        isFlawed = false;
        if (Message.kind(params) != '{') {
            return false;
        }
        reader.reset(params).beginObject();
        while (!isFlawed && reader.nextName(name)) {
            readMember(reader, publish);
        }
        return !isFlawed && hasTopic && publish != event.isEmpty();
    }

    private void readMember(JsonReader reader, boolean publish) {
        if (name.contentEquals(TOPIC)) {
            isFlawed = hasTopic || reader.peek() != '"';
            hasTopic = true;
            if (!isFlawed) {
                reader.readString(topic);
            }
        } else if (publish && name.contentEquals(DATA)) {
            isFlawed = !event.isEmpty();
            reader.readValue(event);
        } else if (!publish && name.contentEquals(KEYS)) {
            isFlawed = true; // an event does not say which keys it was subscribed to by
        } else {
            reader.skipValue();
        }
    }
}
