package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.StreamItem;
import java.util.Arrays;

/**
 * Reads items that come in the form in which most peers write them, in one pass and with no {@link Envelope}. Leaves all
 * others alone.
 */
final class QuickItems {
    private static final byte[] PREFIX = Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":");

    private static final int FIRST_OF_METHOD = "{\"jsonrpc\":\"2.0\",\"".length();

    /** The message itself, its names, and the values of two of them. */
    private static final int PREFIX_TOKENS = 6;

    private static final int LONGEST_TEXT = "$/progress".length();

    private final boolean dialled;
    private final boolean isOn;
    private final JsonReader reader;
    private final StreamMembers members = StreamMembers.ofItem("token", "value");

    QuickItems(boolean dialled, ProtocolLimits limits) {
        this.dialled = dialled;
        var json = limits.json();
        isOn = json.maxDepth() > 1
                && json.maxTokens() > PREFIX_TOKENS
                && json.maxNameLength() >= LONGEST_TEXT
                && json.maxStringLength() >= LONGEST_TEXT
                && limits.methodLength() >= LONGEST_TEXT;
        // What stands before the params counts.
        reader = new JsonReader(
                isOn ? json.withMaxDepth(json.maxDepth() - 1).withMaxTokens(json.maxTokens() - PREFIX_TOKENS) : json);
    }

    /** Reads a frame and tells the item; false, and nothing is told, if it is no item or has another form. */
    boolean tell(JsonSlice frame, StreamItem item, MessageHandler handler) {
        if (!isOn || !isMeant(frame) || !read(frame) || members.flaw() != null || !members.isItem()) {
            return false;
        }
        members.tell(item, reader);
        handler.onItem(Ids.read(members.token, dialled), members.token, item);
        return true;
    }

    private static boolean isMeant(JsonSlice frame) {
        int from = frame.offset();
        int length = PREFIX.length;
        return frame.length() > length
                && frame.array()[from + FIRST_OF_METHOD]
                        == PREFIX[FIRST_OF_METHOD] // calls and answers have their id there
                && Arrays.equals(frame.array(), from, from + length, PREFIX, 0, length);
    }

    private boolean read(JsonSlice frame) {
        var array = frame.array();
        try {
            members.read(reader.reset(array, frame.offset() + PREFIX.length, frame.length() - PREFIX.length));
        } catch (JsonException e) {
            return false; // told by who reads it next
        }
        int last = frame.end() - 1;
        return reader.position() == last && array[last] == '}';
    }
}
