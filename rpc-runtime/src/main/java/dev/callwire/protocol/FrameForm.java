package dev.callwire.protocol;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;

/**
 * A binary form of a protocol's frames, which sessions know as JSON alone. Safe for use by many threads.
 */
public interface FrameForm {

    /**
     * Appends the binary message for a frame.
     *
     * @param frame well-formed JSON
     * @throws dev.callwire.json.OutboundTooLargeException if the message is longer than the writer may make it
     */
    void encode(JsonSlice frame, JsonWriter out);

    /**
     * Appends the frame that a binary message stands for: well-formed JSON, but for names that may be there twice.
     *
     * @param limits how large that may be in each direction that costs more than its bytes do
     * @throws MalformedFrameException if it is no such message, or beyond a limit
     * @throws dev.callwire.json.OutboundTooLargeException if the frame is longer than the writer may make it
     */
    void decode(byte[] message, int offset, int length, JsonLimits limits, JsonWriter out)
            throws MalformedFrameException;
}
