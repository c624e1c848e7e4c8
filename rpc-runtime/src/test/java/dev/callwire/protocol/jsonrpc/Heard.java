package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ReplyGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that a session told, one line each. */
class Heard implements MessageHandler {
    private final List<String> lines = new ArrayList<>();
    private final List<ReplyGroup> groups = new ArrayList<>();

    final List<String> lines() {
        return lines;
    }

    /** The one group that ended. */
    final ReplyGroup group() {
        if (groups.size() != 1) {
            throw new AssertionError(groups.size() + " groups ended");
        }
        return groups.get(0);
    }

    @Override
    public void onCall(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
        lines.add("call " + id + " " + method + params(params) + beside(meta) + in(group));
    }

    @Override
    public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
        lines.add("notification " + method + params(params) + beside(meta));
    }

    @Override
    public void onObjectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        lines.add("call " + id + " of object " + handle + " " + method + params(params) + beside(meta) + in(group));
    }

    @Override
    public void onObjectNotification(long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        lines.add("notification of object " + handle + " " + method + params(params) + beside(meta));
    }

    @Override
    public void onRelease(long handle, boolean ownedBySender) {
        lines.add("release of " + (ownedBySender ? "its" : "our") + " object " + handle);
    }

    @Override
    public void onDrain(long graceMillis, long retryAfterMillis) {
        lines.add("drain within " + graceMillis + ", again after " + retryAfterMillis);
    }

    private static String params(JsonSlice params) {
        return params.isEmpty() ? "" : " " + params;
    }

    private static String beside(CallMeta meta) {
        var text = new StringBuilder();
        if (meta.timeoutMillis() != 0) {
            text.append(" within ").append(meta.timeoutMillis());
        }
        if (meta.attempt() != 1) {
            text.append(" for the ").append(meta.attempt()).append(". time");
        }
        meta.metadata()
                .forEachJson((name, json) ->
                        text.append(" ").append(name).append("=").append(json));
        return text.toString();
    }

    private static String in(@Nullable ReplyGroup group) {
        return group == null ? "" : " in a batch";
    }

    @Override
    public void onResult(long id, JsonSlice result) {
        lines.add("result " + id + " " + result);
    }

    @Override
    public void onFailure(long id, int code, String message, JsonSlice data) {
        lines.add("failure " + id + " " + code + " " + message + params(data));
    }

    @Override
    public void onUnreadable(long id, String why) {
        lines.add("unreadable " + id + ": " + why);
    }

    @Override
    public void onCancel(JsonSlice id) {
        lines.add("cancel " + id);
    }

    @Override
    public void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        lines.add("malformed " + id + " " + fault.code() + " " + fault.message() + in(group));
    }

    @Override
    public void onGroupEnd(ReplyGroup group) {
        groups.add(group);
        lines.add("end of the batch");
    }

    @Override
    public void onIgnored(String why) {
        lines.add("ignored " + why);
    }
}
