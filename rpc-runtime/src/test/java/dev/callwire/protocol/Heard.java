package dev.callwire.protocol;

import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages that a session told, one line each. */
public class Heard implements MessageHandler {
    private final List<String> lines = new ArrayList<>();
    private final List<ReplyGroup> groups = new ArrayList<>();
    private final Set<String> topics;

    /** @param topics that this end offers */
    public Heard(String... topics) {
        this.topics = Set.of(topics);
    }

    public final List<String> lines() {
        return lines;
    }

    /** The one group that ended. */
    public final ReplyGroup group() {
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
        if (meta.credit() != 0) {
            text.append(" with credit ").append(meta.credit());
        }
        if (meta.lastCursor() != null) {
            text.append(" behind ").append(meta.lastCursor());
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
    public void onFailure(long id, String uri, String message, JsonSlice data) {
        lines.add("failure " + id + " " + uri + " " + message + params(data));
    }

    @Override
    public void onUnreadable(long id, String why) {
        lines.add("unreadable " + id + ": " + why);
    }

    @Override
    public void onItem(long id, JsonSlice token, StreamItem item) {
        lines.add("item of " + token + (id == 0 ? "" : ", call " + id) + said(item));
    }

    /** What an item says, in words. */
    public static String said(StreamItem item) {
        var fault = item.fault();
        return (item.cursor() == null ? "" : " at " + item.cursor())
                + (item.missed() == 0 ? "" : " after " + item.missed() + " missed")
                + (item.isResync() ? " anew" : "")
                + (item.isEnd() ? " end" : "")
                + (fault == null ? "" : " " + fault.code() + " " + fault.message())
                + params(item.value);
    }

    @Override
    public void onDemand(JsonSlice token, long count) {
        lines.add("demand of " + count + " from " + token);
    }

    @Override
    public void onStop(JsonSlice token) {
        lines.add("stop of " + token);
    }

    @Override
    public void onSubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice keys, CallMeta meta) {
        lines.add("subscribe " + id + " " + topic + params(keys) + beside(meta) + in(group));
    }

    @Override
    public void onUnsubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice subscription) {
        lines.add("unsubscribe " + id + " " + subscription + in(group));
    }

    @Override
    public void onListen(JsonSlice id, @Nullable ReplyGroup group, List<String> topics, CallMeta meta) {
        lines.add("listen " + id + " " + topics + beside(meta) + in(group));
    }

    @Override
    public void onUnlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> topics) {
        lines.add("unlisten " + id + " " + topics + in(group));
    }

    @Override
    public void onPublish(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice event, CallMeta meta) {
        lines.add("publish " + id + " " + topic + params(event) + beside(meta) + in(group));
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
    public void onEvent(JsonSlice subscription, StreamItem item) {
        lines.add("event of " + subscription + said(item));
    }

    @Override
    public boolean isNotification(JsonSlice method) {
        return method.toString().startsWith("log");
    }

    @Override
    public boolean offers(JsonSlice topic) {
        return topics.contains(topic.toString());
    }

    @Override
    public void onReply(JsonSlice frame) {
        lines.add("reply " + frame);
    }

    @Override
    public void onGroupEnd(ReplyGroup group) {
        groups.add(group);
        lines.add("end of the batch");
    }

    @Override
    public void onReady() {
        lines.add("ready");
    }

    @Override
    public void onEnd(int code, String why) {
        lines.add("end " + code + ": " + why);
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public RpcPeer peer() {
        throw new UnsupportedOperationException("There is no peer here");
    }

    @Override
    public void onIgnored(String why) {
        lines.add("ignored " + why);
    }
}
