package dev.callwire.benchmarks.parts;

import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expects calls and answers alone, and keeps of each what tells that it was understood. */
final class LastMessage implements MessageHandler {
    /** Of the last call: how many bytes its id, method and params have. */
    int bytes;

    /** Of the last answer. */
    long id;

    @Override
    public void onCall(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
        bytes = id.length() + method.length() + params.length();
    }

    @Override
    public void onResult(long id, JsonSlice result) {
        this.id = id;
        bytes = result.length();
    }

    @Override
    public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onObjectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onObjectNotification(long handle, JsonSlice method, JsonSlice params, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onRelease(long handle, boolean ownedBySender) {
        throw unexpected();
    }

    @Override
    public void onDrain(long graceMillis, long retryAfterMillis) {
        throw unexpected();
    }

    @Override
    public void onFailure(long id, int code, String message, JsonSlice data) {
        throw unexpected();
    }

    @Override
    public void onFailure(long id, String uri, String message, JsonSlice data) {
        throw unexpected();
    }

    @Override
    public void onUnreadable(long id, String why) {
        throw unexpected();
    }

    @Override
    public void onItem(long id, JsonSlice token, StreamItem item) {
        throw unexpected();
    }

    @Override
    public void onDemand(JsonSlice token, long count) {
        throw unexpected();
    }

    @Override
    public void onStop(JsonSlice token) {
        throw unexpected();
    }

    @Override
    public void onSubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice keys, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onUnsubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice subscription) {
        throw unexpected();
    }

    @Override
    public void onListen(JsonSlice id, @Nullable ReplyGroup group, List<String> topics, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onUnlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> topics) {
        throw unexpected();
    }

    @Override
    public void onPublish(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice event, CallMeta meta) {
        throw unexpected();
    }

    @Override
    public void onCancel(JsonSlice id) {
        throw unexpected();
    }

    @Override
    public void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        throw unexpected();
    }

    @Override
    public void onEvent(JsonSlice subscription, StreamItem item) {
        throw unexpected();
    }

    @Override
    public boolean isNotification(JsonSlice method) {
        throw unexpected();
    }

    @Override
    public boolean offers(JsonSlice topic) {
        throw unexpected();
    }

    @Override
    public void onReply(JsonSlice frame) {
        throw unexpected();
    }

    @Override
    public void onGroupEnd(ReplyGroup group) {
        throw unexpected();
    }

    @Override
    public void onIgnored(String why) {
        throw unexpected();
    }

    @Override
    public void onReady() {
        throw unexpected();
    }

    @Override
    public void onEnd(int code, String why) {
        throw unexpected();
    }

    @Override
    public void execute(Runnable task) {
        throw unexpected();
    }

    @Override
    public boolean isWritable() {
        throw unexpected();
    }

    @Override
    public RpcPeer peer() {
        throw unexpected();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("Only calls and answers are measured");
    }
}
