package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** Writes the calls, commands and messages of this end. */
final class Requests {
    private static final byte[] CMD = Bytes.of("\"cmd\":");
    private static final byte[] ARGS = Bytes.of(",\"args\":");
    private static final byte[] NO_ARGS = Bytes.of("{}");
    private static final byte[] CREDIT = Bytes.of(",\"credit\":");
    private static final byte[] TAG = Bytes.of(",\"tag\":");
    private static final byte[] CTAG = Bytes.of(",\"ctag\":\"");
    private static final byte[] PIPE = Bytes.of("\"c_");
    private static final byte[] CANCEL = Bytes.of(FrameReader.CANCEL);
    private static final byte[] RELEASE = Bytes.of(FrameReader.RELEASE);
    private static final byte[] OBJECT = Bytes.of("{\"object\":");
    private static final byte[] DEMAND = Bytes.of("{\"cmd\":\"" + FrameReader.DEMAND + "\",\"args\":{\"n\":");

    private final Frames frames;
    private final Tags tags;

    /** Writes the name of a command, without quotes. */
    interface CommandName {
        void writeTo(JsonWriter out);
    }

    Requests(Frames frames, Tags tags) {
        this.frames = frames;
        this.tags = tags;
    }

    /**
     * Calls over the pipe for calls.
     *
     * @param cmd as a JSON string
     * @param credit how many items of its stream this end takes for a start; 0 if it does not say
     */
    void call(JsonWriter out, Tags.Kind kind, long id, byte[] cmd, @Nullable Payload args, long credit) {
        frames.beginRpc(out);
        out.raw(CMD).raw(cmd);
        args(out, args);
        if (credit > 0) {
            out.raw(CREDIT).value(credit);
        }
        out.raw(TAG);
        tags.write(out, kind, id);
        frames.endRpc(out);
    }

    /** Calls over a messenger. */
    void command(JsonWriter out, JsonSlice tag, Tags.Kind kind, long id, CommandName cmd, @Nullable Payload args) {
        frames.beginMessenger(out);
        out.raw(PIPE);
        cmd.writeTo(out);
        out.raw((byte) '_');
        tags.writeOfCommand(out, kind, id);
        out.raw((byte) '"');
        frames.beginContent(out);
        beginContent(out, cmd, args);
        out.raw(CTAG);
        tags.writeOfCommand(out, kind, id);
        out.raw((byte) '"').raw((byte) '}');
        frames.endMessage(out, tag);
    }

    /** Notifies over a messenger. */
    void message(JsonWriter out, JsonSlice tag, CommandName cmd, @Nullable Payload args) {
        frames.beginMessage(out, Frames.MESSAGES);
        beginContent(out, cmd, args);
        out.raw((byte) '}');
        frames.endMessage(out, tag);
    }

    private static void beginContent(JsonWriter out, CommandName cmd, @Nullable Payload args) {
        out.raw((byte) '{').raw(CMD).raw((byte) '"');
        cmd.writeTo(out);
        out.raw((byte) '"');
        args(out, args);
    }

    private static void args(JsonWriter out, @Nullable Payload args) {
        out.raw(ARGS);
        if (args == null) {
            out.raw(NO_ARGS);
        } else {
            args.writeTo(out);
        }
    }

    /** Says that this end wants nothing more of what goes over a messenger. */
    void cancel(JsonWriter out, JsonSlice tag, long id) {
        command(out, tag, Tags.Kind.NOTE, id, to -> to.raw(CANCEL), null);
    }

    /**
     * Says that this end refers to an object of the peer's no more.
     *
     * @param name the object's, as a JSON string
     */
    void release(JsonWriter out, JsonSlice tag, long id, JsonSlice name) {
        command(
                out,
                tag,
                Tags.Kind.NOTE,
                id,
                to -> to.raw(RELEASE),
                to -> to.raw(OBJECT).raw(name).raw((byte) '}'));
    }

    /** Says that this end takes more items of the stream that goes over a messenger. */
    void demand(JsonWriter out, JsonSlice tag, long count) {
        frames.beginMessage(out, Frames.MESSAGES);
        out.raw(DEMAND).value(count).raw((byte) '}').raw((byte) '}');
        frames.endMessage(out, tag);
    }
}
