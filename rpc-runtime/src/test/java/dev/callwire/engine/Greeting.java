package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC whose sessions begin with {@code "hello"} of the end that dialled, which says in the same breath how many methods
 * it serves, and {@code "welcome"} or anything else of the other; and end with {@code "bye"}.
 */
final class Greeting implements Protocol {
    @Override
    public String name() {
        return "greeting";
    }

    @Override
    public List<String> paths() {
        return JsonRpc.PROTOCOL.paths();
    }

    @Override
    public List<String> subprotocols() {
        return List.of();
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        return new Greeter(
                JsonRpc.PROTOCOL.open(opening), opening.served().methods().size());
    }

    private static final class Greeter implements ProtocolSession {
        private final ProtocolSession within;
        private final int methods;
        private boolean begun;

        Greeter(ProtocolSession within, int methods) {
            this.within = within;
            this.methods = methods;
        }

        @Override
        public boolean begin(MessageHandler handler) {
            handler.onReply(JsonSlice.of("[\"hello\"," + methods + "]"));
            return false;
        }

        @Override
        public void read(JsonSlice frame, MessageHandler handler) {
            if (begun) {
                within.read(frame, handler);
            } else if (frame.toString().equals("\"welcome\"")) {
                begun = true;
                handler.onReady();
            } else {
                handler.onEnd(1000, "it said " + frame);
            }
        }

        @Override
        public boolean writeClose(JsonWriter out, int code) {
            out.value("bye " + code);
            return true;
        }

        @Override
        public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
            within.writeCall(out, id, method, params, meta);
        }

        @Override
        public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
            within.writeNotification(out, method, params, meta);
        }

        @Override
        public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
            return within.writeResult(out, id, group, result);
        }

        @Override
        public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
            return within.writeFailure(out, id, group, fault);
        }

        @Override
        public boolean writeGroup(JsonWriter out, ReplyGroup group) {
            return within.writeGroup(out, group);
        }

        @Override
        public boolean writeCancel(JsonWriter out, long id) {
            return within.writeCancel(out, id);
        }
    }
}
