package dev.callwire.stub;

import dev.callwire.annotation.Overflow;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonWriter;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the arguments of a call, or the data of an error, straight into the outgoing bytes. Each {@code put} writes
 * the next one. Not thread-safe; reusable.
 */
public final class ParamsWriter {
    private final DataBinder binder;
    private JsonWriter out = NOWHERE;
    private ParamList params = NO_PARAMS;
    private boolean named;
    private boolean whole;
    private int next;
    private int absent;
    private boolean open;
    private @Nullable StreamParams streams;

    private static final JsonWriter NOWHERE = new JsonWriter(0, 0);
    private static final ParamList NO_PARAMS = new ParamList.Builder("nothing").build();

    /** A writer that binds values with the binder. */
    public ParamsWriter(DataBinder binder) {
        this.binder = binder;
    }

    /** Sets what writes the streams among the arguments from here on, if anything does. */
    public void with(@Nullable StreamParams streamParams) {
        streams = streamParams;
    }

    /** Writes the params of a call as one JSON value. */
    public void write(MethodDescriptor<?> method, Arguments arguments, JsonWriter to) {
        begin(method.params(), !method.isByPosition(), method.isWhole(), to);
        arguments.writeTo(this);
        finish();
    }

    /** Writes the data of an error as one JSON object. */
    public void write(ErrorDescriptor<?> error, Throwable exception, JsonWriter to) {
        begin(error.members(), true, false, to);
        error.writeData(exception, this);
        finish();
    }

    private void begin(ParamList list, boolean byName, boolean asWhole, JsonWriter to) {
        params = list;
        named = byName;
        whole = asWhole;
        out = to;
        next = 0;
        absent = 0;
        open = false;
    }

    private void finish() {
        if (next != params.size()) {
            throw new IllegalStateException(
                    params.owner() + " has " + params.size() + " parameters, but " + next + " were written");
        }
        if (!whole) {
            if (!open) {
                out.raw((byte) (named ? '{' : '['));
            }
            out.raw((byte) (named ? '}' : ']'));
        }
        out = NOWHERE;
        params = NO_PARAMS;
    }

    /** Writes the next argument. */
    public ParamsWriter put(boolean value) {
        place();
        out.value(value);
        return this;
    }

    /** Writes the next argument. */
    public ParamsWriter put(int value) {
        place();
        out.value(value);
        return this;
    }

    /** Writes the next argument. */
    public ParamsWriter put(long value) {
        place();
        out.value(value);
        return this;
    }

    /** Writes the next argument. */
    public ParamsWriter put(double value) {
        place();
        out.value(value);
        return this;
    }

    /** Writes the next argument. */
    public ParamsWriter put(@Nullable String value) {
        if (value == null) {
            putNull();
        } else {
            place();
            out.value(value);
        }
        return this;
    }

    /** Writes the next argument. */
    public <T extends @Nullable Object> ParamsWriter put(JsonType<T> type, T value) {
        if (value == null) {
            putNull();
        } else if (!whole && type.isAbsent(value)) {
            leaveOut();
        } else {
            place();
            type.write(value, out, binder);
        }
        return this;
    }

    /** Writes the next argument, a stream. */
    public <T> ParamsWriter putStream(JsonType<T> item, Flow.Publisher<? extends T> publisher) {
        return putStream(item, publisher, Overflow.NONE, 1);
    }

    /** Writes the next argument, a stream whose items do not wait to be asked for. */
    public <T> ParamsWriter putStream(
            JsonType<T> item, Flow.Publisher<? extends T> publisher, Overflow overflow, int buffer) {
        if (publisher == null) {
            throw new NullPointerException(
                    "The parameter '" + params.name(next) + "' of " + params.owner() + " must not be null");
        }
        if (streams == null) {
            throw new IllegalStateException("The parameter '" + params.name(next) + "' of " + params.owner()
                    + " is a stream, which cannot be passed here");
        }
        place();
        streams.write(item, publisher, new Buffering(overflow, buffer), out);
        return this;
    }

    private void putNull() {
        var type = params.type(next);
        if (type.refusesNull()) {
            throw new NullPointerException("The parameter '" + params.name(next) + "' of " + params.owner()
                    + " must not be null; a parameter that may be is annotated @Nullable");
        }
        if (whole) {
            place();
            out.nullValue();
        } else {
            leaveOut();
        }
    }

    /** Leaves out the next argument: by name altogether, by position unless another one follows. */
    private void leaveOut() {
        next++;
        absent++;
    }

    /** Writes what stands before the next argument. */
    private void place() {
        int index = next++;
        if (whole) {
            return;
        }
        if (named) {
            out.raw(open ? params.follower(index) : params.opening(index));
            open = true;
            return;
        }
        for (; absent > 0; absent--) {
            separate();
            out.nullValue();
        }
        separate();
    }

    private void separate() {
        out.raw((byte) (open ? ',' : '['));
        open = true;
    }
}
