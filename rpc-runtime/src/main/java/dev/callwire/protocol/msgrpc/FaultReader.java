package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;

/** Reads what a peer says that a call has failed with: any JSON value that JavaScript takes for true. Reused. */
final class FaultReader {
    /** The code of a failure that has none. */
    static final int APPLICATION = -32000;

    private static final int UNKNOWN_CMD = 404;
    private static final int CODE = 0;
    private static final int MESSAGE = 1;
    private static final int DATA = 2;

    private final JsonReader reader;
    private final Members members = new Members("code", "message", "data");
    private final JsonSlice data = new JsonSlice();
    private int code;
    private String message = "";

    FaultReader(JsonReader reader) {
        this.reader = reader;
    }

    /** Whether a value says that a call has failed. */
    boolean isFault(JsonSlice err) {
        return switch (Bytes.first(err)) {
            case 0, 'n', 'f' -> false;
            case '"' -> err.length() > 2;
            case '{', '[', 't' -> true;
            default -> !isZero(err);
        };
    }

    private boolean isZero(JsonSlice number) {
        try {
            return reader.reset(number).readDouble() == 0;
        } catch (JsonException e) { // beyond the doubles
            return false;
        }
    }

    /**
     * Reads a failure.
     *
     * @param result what stands beside it: the words, where it is a number
     */
    void read(JsonSlice err, JsonSlice result) {
        data.clear();
        switch (Bytes.first(err)) {
            case '"' -> readText(err);
            case '{' -> readObject(err);
            default -> readNumber(err, result);
        }
    }

    private void readText(JsonSlice err) {
        message = reader.reset(err).readString();
        code = message.startsWith(String.valueOf(UNKNOWN_CMD)) ? Fault.METHOD_NOT_FOUND : APPLICATION;
    }

    private void readObject(JsonSlice err) {
        try {
            if (members.read(reader, err) && Bytes.isString(members.get(MESSAGE))) {
                message = reader.reset(members.get(MESSAGE)).readString();
                code = reader.reset(members.get(CODE)).readInt();
                data.set(members.get(DATA));
                return;
            }
        } catch (JsonException e) {
            // what has no such code is as good as any other value
        }
        readOther(err);
    }

    private void readNumber(JsonSlice err, JsonSlice result) {
        try {
            int number = reader.reset(err).readInt();
            code = number == UNKNOWN_CMD ? Fault.METHOD_NOT_FOUND : number;
            message = Bytes.isString(result) ? reader.reset(result).readString() : "Error " + number;
        } catch (JsonException e) {
            readOther(err);
        }
    }

    private void readOther(JsonSlice err) {
        code = APPLICATION;
        message = err.toString();
    }

    /** Ends a stream with a failure. */
    void tell(StreamItem item, JsonSlice err) {
        read(err, new JsonSlice());
        item.value.set(data);
        item.end(Fault.of(code, message));
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    /** What the failure carries, a view of it; empty if nothing. */
    JsonSlice data() {
        return data;
    }
}
