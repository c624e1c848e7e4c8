package dev.callwire.wamp.server;

import dev.callwire.call.FaultException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.RawJson;
import dev.callwire.wamp.mapping.ErrorUris;
import dev.callwire.wamp.message.Message;

/** An error of a callee's as clients of other protocols hear of it. */
final class BridgedFailure {
    private static final int APPLICATION_FAILURE = -32000;

    private BridgedFailure() {}

    static FaultException of(Message.Failed failure) {
        var message = ErrorUris.message(failure.error(), failure.payload());
        var code = ErrorUris.code(failure.error());
        if (code == null) {
            return new FaultException(APPLICATION_FAILURE, message, new RawJson(data(failure)));
        }
        var data = ErrorUris.data(failure.payload());
        return data.isEmpty()
                ? new FaultException(code, message)
                : new FaultException(code, message, new RawJson(data.toString()));
    }

    private static String data(Message.Failed failure) {
        var payload = failure.payload();
        var out = new JsonWriter(64, Integer.MAX_VALUE);
        out.raw((byte) '{').value("uri").raw((byte) ':').value(failure.error());
        member(out, "args", payload.arguments());
        member(out, "kwargs", payload.argumentsKw());
        return out.raw((byte) '}').toString();
    }

    private static void member(JsonWriter out, String name, JsonSlice value) {
        if (!value.isEmpty()) {
            out.raw((byte) ',').value(name).raw((byte) ':').raw(value);
        }
    }
}
