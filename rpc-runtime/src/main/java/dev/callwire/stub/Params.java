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

    /** The parameters that were read on the way; looking for their ends beforehand would have cost as much as that. */
    private @Nullable Object[] values = new Object[8];

    /** The numbers among them, and a bit for each that is there. */
    private long[] numbers = new long[8];

    private long numbersRead;
    private final int maxNameLength;

    private @Nullable StreamParams streams;

    private static final String STREAM = "a stream";
    private static final byte[] NO_BYTES = {};
    private static final byte[] OBJECT_END = {'}'};
    private static final byte[] ARRAY_START = {'['};
    private static final byte[] COMMA = {','};
    private static final byte[] ARRAY_END = {']'};
    private static final ParamList NO_PARAMS = new ParamList.Builder("nothing").build();

    /** Params to be bound, with the means to decode them. */
    public Params(DataBinder binder, JsonLimits limits) {
        this.binder = binder;
        reader = new JsonReader(limits);
        maxNameLength = limits.maxNameLength();
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
        if (isQuick(method) && bindsQuickly(method, json, reader.reset(json))) {
            return this;
        }
        start(method.params(), json);
        if (method.isWhole()) {
            bindWhole(json);
        } else if (json.array()[json.offset()] == '{') {
            bindNamed(json, true);
        } else {
            bindPositions(json, true);
        }
        return this;
    }

    /**
     * Moves this to the params of another call that were not validated, if they are in the form in which generated clients
     * write them, and nothing is wrong with them.
     *
     * @param json the params and perhaps more that is no part of them
     * @param in at their beginning
     * @return false if they are not, or there is no quick way to tell; this is then to be bound again
     */
    public boolean bindUnproven(MethodDescriptor<?> method, JsonSlice json, JsonReader in) {
        start(method.params(), json);
        return isQuick(method) && bindsQuickly(method, json, in);
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
        Arrays.fill(values, 0, params.size(), null);
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
        int size = list.size();
        if (starts.length < size) {
            starts = new int[size];
            lengths = new int[size];
            values = new Object[size];
            numbers = new long[size];
        }
        numbersRead = 0;
        Arrays.fill(starts, 0, size, -1);
        Arrays.fill(values, 0, size, null);
    }

    /** Binds the one parameter; that of an event may be a value of any kind. */
    private void bindWhole(JsonSlice json) {
        if (params.type(0).takesArray() || json.array()[json.offset()] != '[') {
            put(0, json);
        } else {
            bindPositions(json, true); // an array of the one object, as some clients send it
        }
    }

    /** Whether its parameters may be read before it is known whether all are well-formed: so that nobody notices. */
    private static boolean isQuick(MethodDescriptor<?> method) {
        return !method.passesReferences() && !method.hasStreamParams();
    }

    /**
     * Binds params that have every parameter, in the declared order and compact. What stands before a value is compared as
     * it stands, which is half the work of looking for its name; and a value is read at once where that is quick.
     *
     * @return false if they are others
     */
    private boolean bindsQuickly(MethodDescriptor<?> method, JsonSlice json, JsonReader in) {
        if (params.size() == 0 || params.longestName() > maxNameLength) {
            return false;
        }
        byte first = json.array()[json.offset()];
        try {
            return (isBare(method, first) ? reads(0, in) : readsAll(first == '{', in)) && in.isAtEnd();
        } catch (JsonException e) {
            return false; // told by who reads them next
        }
    }

    /** Whether what begins so is the one parameter itself, with nothing around it. */
    private boolean isBare(MethodDescriptor<?> method, byte first) {
        return method.isWhole() && (first != '[' || params.type(0).takesArray());
    }

    private boolean readsAll(boolean isObject, JsonReader in) {
        int size = params.size();
        in.enclosed(isObject ? 1 + size : 1);
        for (int i = 0; i < size; i++) {
            if (!in.passes(before(i, isObject)) || !reads(i, in)) {
                return false;
            }
        }
        return in.passes(isObject ? OBJECT_END : ARRAY_END);
    }

    private byte[] before(int index, boolean isObject) {
        if (isObject) {
            return index == 0 ? params.opening(0) : params.follower(index);
        }
        return index == 0 ? ARRAY_START : COMMA;
    }

    /** Reads a parameter, or at least to where it ends. */
    private boolean reads(int index, JsonReader in) {
        var type = params.type(index);
        if (type.mayBeReadQuickly()) {
            values[index] = type.readQuickly(in, binder);
            return values[index] != null;
        } else if (type == JsonType.INT && index < Long.SIZE) {
            int from = in.position();
            numbers[index] = in.readInt();
            numbersRead |= 1L << index;
            starts[index] = from;
            lengths[index] = in.position() - from;
            return true;
        }
        in.readValue(value);
        put(index, value);
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
        if ((numbersRead >> index & 1) != 0) {
            return (int) numbers[index];
        }
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
    @SuppressWarnings("unchecked") // it was read by the type of the parameter, which is the one that is asked for
    public <T extends @Nullable Object> T get(int index, JsonType<T> type) {
        var read = values[index];
        if (read != null) {
            return (T) read;
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
