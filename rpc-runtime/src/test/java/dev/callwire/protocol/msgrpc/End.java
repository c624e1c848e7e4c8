package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamFrames;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One end of msg-rpc, with what it has heard. Texts have single quotes for double ones. */
final class End {
    static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 32, 64, 1 << 20);

    final ProtocolSession session;
    private final String[] topics;

    private End(boolean dialled, String... topics) {
        session = MsgRpc.PROTOCOL.open(new Opening(dialled, LIMITS));
        this.topics = topics;
    }

    static End dialling() {
        return new End(true);
    }

    static End dialled(String... topics) {
        return new End(false, topics);
    }

    /** What the end makes of frames. */
    List<String> reads(String... frames) {
        var heard = new Heard(topics);
        for (var frame : frames) {
            session.read(json(frame), heard);
        }
        return heard.lines().stream()
                .map(line -> anonymous(line.replace('"', '\'')))
                .toList();
    }

    /** What the end makes of what it is called with over the pipe for calls. */
    List<String> readsCall(String content) {
        return reads(rpc(content));
    }

    /** What the end makes of a message. */
    List<String> readsMessage(String tag, String pipe, String content) {
        return reads(message(tag, pipe, content));
    }

    static String rpc(String content) {
        return "{'u':'msg-rpc','v':1,'i':'ABCDEFGHIJ','s':1,'p':'rs-rpc','m':" + content + "}";
    }

    static String message(String tag, String pipe, String content) {
        return "{'u':'msg-rpc','v':1,'i':'ABCDEFGHIJ','s':1,'p':'rs-msger','m':{'msg':{'p':'" + pipe + "','m':"
                + content + "},'tag':'" + tag + "'}}";
    }

    /** A frame as it was written. */
    static String raw(Consumer<JsonWriter> frame) {
        var out = new JsonWriter(16, 1 << 20);
        frame.accept(out);
        return out.toString().replace('"', '\'');
    }

    /** A frame, but for who sends it and its number. */
    static String written(Consumer<JsonWriter> frame) {
        return anonymous(raw(frame));
    }

    static String anonymous(String frame) {
        return frame.replaceFirst("'i':'\\w{10}','s':\\d+", "'i':'…','s':…");
    }

    /** What stands within the frames of the pipe for calls. */
    static String frame(String content) {
        return "{'u':'msg-rpc','v':1,'i':'…','s':…,'p':'rs-rpc','m':" + content + "}";
    }

    /** What stands within those of messengers. */
    static String frameOfMessage(String tag, String pipe, String content) {
        return "{'u':'msg-rpc','v':1,'i':'…','s':…,'p':'rs-msger','m':{'msg':{'p':'" + pipe + "','m':" + content
                + "},'tag':'" + tag + "'}}";
    }

    String result(String id, String result) {
        return written(out -> session.writeResult(out, json(id), null, value(result)));
    }

    String failure(String id, Fault fault) {
        return written(out -> session.writeFailure(out, json(id), null, fault));
    }

    String accepted(String id) {
        return written(out -> session.writeAccepted(out, json(id)));
    }

    String call(long id, String method, @Nullable String args, CallMeta meta) {
        return raw(out -> session.writeCall(out, id, json("'" + method + "'").array(), value(args), meta));
    }

    String notification(String method, @Nullable String args, CallMeta meta) {
        return raw(
                out -> session.writeNotification(out, json("'" + method + "'").array(), value(args), meta));
    }

    StreamFrames streams() {
        return Objects.requireNonNull(session.streams());
    }

    static JsonSlice json(String text) {
        return JsonSlice.of(text.replace('\'', '"'));
    }

    static @Nullable Payload value(@Nullable String text) {
        return text == null ? null : out -> out.raw(json(text));
    }

    static CallMeta within(String id) {
        var meta = new CallMeta();
        meta.within(json(id));
        return meta;
    }

    static CallMeta noMeta() {
        return new CallMeta();
    }

    static CallMeta credit(long items) {
        var meta = new CallMeta();
        meta.credit(items);
        return meta;
    }
}
