package dev.callwire.engine;

import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Methods that tests serve and call. */
final class Handlers {
    static final MethodDescriptor<Integer> ADD = MethodDescriptor.call("add", JsonType.INT)
            .param("a", JsonType.INT)
            .param("b", JsonType.INT)
            .nonBlocking()
            .build();
    static final MethodDescriptor<String> ECHO = MethodDescriptor.call("echo", JsonType.STRING)
            .param("text", JsonType.STRING)
            .build();
    static final MethodDescriptor<String> LATER = MethodDescriptor.call("later", JsonType.STRING)
            .param("text", JsonType.STRING)
            .build();
    static final MethodDescriptor<String> LATER_NON_BLOCKING = MethodDescriptor.call("laterHere", JsonType.STRING)
            .param("text", JsonType.STRING)
            .nonBlocking()
            .build();
    static final MethodDescriptor<@Nullable Void> NOTE =
            MethodDescriptor.notification("note").param("text", JsonType.STRING).build();
    static final MethodDescriptor<@Nullable Void> NOTE_NON_BLOCKING = MethodDescriptor.notification("noteHere")
            .param("text", JsonType.STRING)
            .nonBlocking()
            .build();

    /** What {@code note} and {@code noteHere} were told. */
    final List<String> notes = new ArrayList<>();

    /** What {@code later} and {@code laterHere} have returned and nobody has completed, by their text. */
    final Map<String, CompletableFuture<String>> unfinished = new LinkedHashMap<>();

    /** Serves all of them. */
    void addTo(MethodTable table) {
        table.call(ADD, params -> params.getInt(0) + params.getInt(1));
        table.call(ECHO, params -> params.getString(0));
        table.asyncCall(LATER, params -> begin(params.getString(0)));
        table.asyncCall(LATER_NON_BLOCKING, params -> begin(params.getString(0)));
        table.notification(NOTE, params -> note(params.getString(0)));
        table.notification(NOTE_NON_BLOCKING, params -> note(params.getString(0)));
    }

    private synchronized CompletableFuture<String> begin(String text) {
        var future = new CompletableFuture<String>();
        unfinished.put(text, future);
        return future;
    }

    private synchronized void note(String text) {
        notes.add(text);
    }

    /** Completes what {@code later} or {@code laterHere} returned. */
    void finish(String text) {
        CompletableFuture<String> future;
        synchronized (this) {
            future = unfinished.remove(text);
        }
        future.complete(text);
    }

    static String call(Object id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String echo(Object id, String text) {
        return call(id, "echo", "[\"" + text + "\"]");
    }

    static String later(Object id, String text) {
        return call(id, "later", "[\"" + text + "\"]");
    }

    static String note(String method, String text) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":[\"" + text + "\"]}";
    }

    static String cancel(Object id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":" + id + "}}";
    }

    static String result(Object id, String json) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + json + "}";
    }

    static String error(Object id, int code, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + message
                + "\"}}";
    }
}
