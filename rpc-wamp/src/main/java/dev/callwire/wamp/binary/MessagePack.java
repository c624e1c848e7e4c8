package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonFactory;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** The one class that names MessagePack's library, so that nobody else needs it. */
final class MessagePack {
    private MessagePack() {}

    /** A factory that keeps no buffers for each thread, of which there may be a million. */
    static JsonFactory factory() {
        return new MessagePackFactory().setReuseResourceInGenerator(false).setReuseResourceInParser(false);
    }
}
