package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;

/** Tells messages of a messenger that are notifications: those with a name. */
final class NotificationReader {
    private final ProtocolLimits limits;
    private final JsonReader nameReader;
    private final JsonSlice name = new JsonSlice();
    private final CallMeta meta = new CallMeta();
    private final ObjectNames objects;

    NotificationReader(ProtocolLimits limits, ObjectNames objects) {
        this.limits = limits;
        this.objects = objects;
        nameReader = new JsonReader(limits.json());
    }

    /** @param cmd any JSON value, or empty */
    void tell(JsonSlice cmd, JsonSlice args, MessageHandler handler) {
        if (!Bytes.isString(cmd) || cmd.length() - 2 > limits.methodLength()) {
            handler.onIgnored("a message without a name that could be one's");
            return;
        }
        if (args.isNull()) {
            args.clear();
        }
        nameReader.reset(cmd).readString(name);
        meta.clear();
        var own = objects.ownMethod(name);
        if (own == null) {
            handler.onNotification(name, args, meta);
        } else {
            handler.onObjectNotification(own.handle(), own.name(), args, meta);
        }
    }
}
