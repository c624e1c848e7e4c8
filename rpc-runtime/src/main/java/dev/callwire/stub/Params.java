package dev.callwire.stub;

import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.UnfitValueException;
import java.util.Arrays;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The params of a call that has come, or the data of an error: found by name or by position, decoded when asked for.
 *
 * <p>Valid only while the method's handler runs. Not thread-safe; reusable. Every {@code get} throws
 * {@link InvalidParamsException} where the value does not fit.
 */
public final class Params {
    private final DataBinder binder;
    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();
    private ParamList params = NO_PARAMS;
    private byte[] array = NO_BYTES;
    private int[] starts = new int[8];
    private int[] lengths = new int[8];

    /**
     * Whether all that stands behind the name of the one parameter was taken for its value. It is, if it can be read as one;
     * looking for its end beforehand would cost as much as that.
     */
    private boolean unproven;

    /** Where the params begin and end. */
    private int offset;

    private int end;

    private @Nullable StreamParams streams;

    private static final String STREAM = "a stream";
    private static final byte[] NO_BYTES = {};
    private static final ParamList NO_PARAMS = new ParamList.Builder("nothing").build();

    /** Params to be bound, with the means to decode them. */
    public Params(DataBinder binder, JsonLimits limits) {
        this.binder = binder;
        reader = new JsonReader(limits);
    }

    /** Sets what reads the streams among the parameters from here on, if anything does. */
    public Params with(@Nullable StreamParams streamParams) {
        streams = streamParams;
        return this;
    }

    /**
     * Moves this to the params of another call.
     *
     * @param json the params, validated; empty or {@code null} when there are none
     * @throws InvalidParamsException if a parameter is unknown, given twice or one too many
     */
    public Params bind(MethodDescriptor<?> method, JsonSlice json) {
        start(method.params(), json);
        if (json.isEmpty() || json.isNull()) {
            return this;
        }
        boolean isObject = json.array()[json.offset()] == '{';
        if (method.isWhole()) {
            bindWhole(json);
        } else if (isObject) {
            unproven = takesAllForValue(method);
            if (!unproven && !bindAsDeclared(json)) {
                Arrays.fill(starts, 0, params.size(), -1);
                bindNamed(json, true);
            }
        } else {
            bindPositions(json, true);
        }
        return this;
    }

    /** Moves this to an event's parameters; those that it does not have are passed over. */
    public Params bindEvent(MethodDescriptor<?> event, JsonSlice json) {
        start(event.params(), json);
        if (event.isWhole()) {
            put(0, json);
        } else if (!json.isEmpty() && json.array()[json.offset()] == '{') {
            bindNamed(json, false);
        } else if (!json.isEmpty() && json.array()[json.offset()] == '[') {
            bindPositions(json, false);
        }
        return this;
    }

    /** Moves this to the data of an error; members that it does not describe are passed over. */
    public Params bind(ErrorDescriptor<?> error, JsonSlice json) {
        start(error.members(), json);
        if (!json.isEmpty() && json.array()[json.offset()] == '{') {
            bindNamed(json, false);
        }
        return this;
    }

    /** Lets go of the params and of what they were read from. */
    public void clear() {
        params = NO_PARAMS;
        array = NO_BYTES;
        streams = null;
        name.clear();
        value.clear();
        reader.clear();
    }

    private void start(ParamList list, JsonSlice json) {
        params = list;
        array = json.array();
        offset = json.offset();
        end = json.end();
        unproven = false;
        if (starts.length < list.size()) {
            starts = new int[list.size()];
            lengths = new int[list.size()];
        }
        Arrays.fill(starts, 0, list.size(), -1);
    }

    /** Binds the one parameter; that of an event may be a value of any kind. */
    private void bindWhole(JsonSlice json) {
        boolean isArray = json.array()[json.offset()] == '[';
        if (!isArray || params.type(0).takesArray()) {
            put(0, json);
        } else {
            bindPositions(json, true); // an array of the one object, as some clients send it
        }
    }

    /** Binds an object that seems to have the one parameter and no more, unless reading that twice could be noticed. */
    private boolean takesAllForValue(MethodDescriptor<?> method) {
        if (params.size() != 1 || method.passesReferences() || method.hasStreamParams()) {
            return false;
        }
        var before = params.opening(0);
        int from = offset + before.length;
        if (from >= end - 1 || !isAt(offset, end, before) || array[end - 1] != '}') {
            return false;
        }
        if (!params.type(0).mayBeReadQuickly()) {
            return false;
        }
        starts[0] = from;
        lengths[0] = end - 1 - from;
        return true;
    }

    /** Looks for where the value ends after all, as it is none, or more than one. */
    private void prove() {
        unproven = false;
        starts[0] = -1;
        var json = new JsonSlice();
        json.set(array, offset, end - offset);
        bindNamed(json, true);
    }

    /**
     * Binds an object that has every parameter, in the declared order and compact, as generated clients write it. What
     * stands before a value is compared as it stands, which is half the work of looking for its name.
     *
     * @return false if it is another one
     */
    private boolean bindAsDeclared(JsonSlice json) {
        int p = json.offset();
        int end = json.end();
        for (int i = 0; i < params.size(); i++) {
            var before = i == 0 ? params.opening(0) : params.follower(i);
            if (!isAt(p, end, before)) {
                return false;
            }
            p += before.length;
            reader.reset(array, p, end - p).readValue(value);
            put(i, value);
            p = reader.position();
        }
        return p == end - 1 && array[p] == '}';
    }

    private boolean isAt(int p, int end, byte[] text) {
        if (end - p < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (array[p + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private void bindNamed(JsonSlice json, boolean strict) {
        reader.reset(json).beginObject();
        int guess = 0;
        while (reader.nextName(name)) {
            int index = params.indexOf(name, guess);
            if (index < 0) {
                if (strict && !isReserved(name)) {
                    throw new InvalidParamsException(
                            "Unknown parameter " + name + ": the parameters of " + params.owner() + " are " + params);
                }
                reader.skipValue();
                continue;
            }
            if (starts[index] >= 0) {
                throw new InvalidParamsException("Parameter " + name + " is given twice");
            }
            reader.readValue(value);
            put(index, value);
            guess = index + 1;
        }
    }

    /** Names that the protocol's conventions put beside the parameters of any method. */
    private static boolean isReserved(JsonSlice name) {
        return name.contentEquals(META) || name.contentEquals(PARTIAL_RESULT) || name.contentEquals(WORK_DONE);
    }

    private static final byte[] META = JsonSlice.of("_meta").array();
    private static final byte[] PARTIAL_RESULT =
            JsonSlice.of("partialResultToken").array();
    private static final byte[] WORK_DONE = JsonSlice.of("workDoneToken").array();

    private void bindPositions(JsonSlice json, boolean strict) {
        reader.reset(json).beginArray();
        int index = 0;
        while (reader.nextElement()) {
            if (index == params.size() && !strict) {
                reader.skipValue();
                continue;
            }
            if (index == params.size()) {
                throw new InvalidParamsException("Too many parameters: " + params.owner() + " takes " + params.size()
                        + (params.size() == 0 ? "" : " (" + params + ")"));
            }
            reader.readValue(value);
            put(index++, value);
        }
    }

    private void put(int index, JsonSlice json) {
        starts[index] = json.offset();
        lengths[index] = json.length();
    }

    /** The parameter at an index. */
    public boolean getBoolean(int index) {
        try {
            return at(index).readBoolean();
        } catch (JsonException e) {
            throw unfit(index, JsonType.BOOLEAN);
        }
    }

    /** The parameter at an index. */
    public int getInt(int index) {
        try {
            return at(index).readInt();
        } catch (JsonException e) {
            throw unfit(index, JsonType.INT);
        }
    }

    /** The parameter at an index. */
    public long getLong(int index) {
        try {
            return at(index).readLong();
        } catch (JsonException e) {
            throw unfit(index, JsonType.LONG);
        }
    }

    /** The parameter at an index. */
    public double getDouble(int index) {
        try {
            return at(index).readDouble();
        } catch (JsonException e) {
            throw unfit(index, JsonType.DOUBLE);
        }
    }

    /** The parameter at an index, never {@code null}. */
    public String getString(int index) {
        try {
            return at(index).readString();
        } catch (JsonException e) {
            throw unfit(index, JsonType.STRING);
        }
    }

    /** The parameter at an index. */
    public <T extends @Nullable Object> T get(int index, JsonType<T> type) {
        if (unproven) {
            value.set(array, starts[index], lengths[index]);
            T quick = type.readQuickly(value, reader, binder);
            if (quick != null) {
                return quick;
            }
            prove();
        }
        if (starts[index] < 0) {
            if (type.mayBeAbsent()) {
                return type.absent();
            }
            throw missing(index, type.expected());
        }
        value.set(array, starts[index], lengths[index]);
        try {
            return type.read(value, reader, binder);
        } catch (UnfitValueException e) {
            throw new InvalidParamsException(
                    "Parameter " + e.within(params.name(index)).getMessage());
        }
    }

    /** Reads every parameter by its type, to see whether it fits. */
    public void check() {
        for (int i = 0; i < params.size(); i++) {
            get(i, params.type(i));
        }
    }

    /** The parameter at an index, a stream. To be subscribed to once, while the call lasts. */
    public <T> Flow.Publisher<T> getStream(int index, JsonType<T> item) {
        if (starts[index] < 0) {
            throw missing(index, STREAM);
        }
        if (streams == null) {
            throw new InvalidParamsException(
                    "Parameter " + params.name(index) + " is a stream, which cannot be passed here");
        }
        value.set(array, starts[index], lengths[index]);
        try {
            return streams.read(item, value);
        } catch (UnfitValueException e) {
            boolean isNone = e.expected().equals(STREAM);
            throw unfit(index, e.expected(), isNone ? JsonType.found(value) : e.found());
        }
    }

    private JsonReader at(int index) {
        if (unproven) {
            prove();
        }
        if (starts[index] < 0) {
            throw missing(index, params.type(index).expected());
        }
        return reader.reset(array, starts[index], lengths[index]);
    }

    private InvalidParamsException missing(int index, String expected) {
        return unfit(index, expected, UnfitValueException.NOTHING);
    }

    private InvalidParamsException unfit(int index, JsonType<?> type) {
        value.set(array, starts[index], lengths[index]);
        return unfit(index, type.expected(), JsonType.found(value));
    }

    private InvalidParamsException unfit(int index, String expected, String found) {
        return new InvalidParamsException(
                "Parameter " + new UnfitValueException(params.name(index), expected, found).getMessage());
    }
}
