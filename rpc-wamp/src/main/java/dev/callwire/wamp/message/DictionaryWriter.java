package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes dictionaries, one at a time: {@link #begin}, then members, then {@link #end}. Not thread-safe. */
public final class DictionaryWriter {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};

    private final JsonWriter writer = new JsonWriter(256, Integer.MAX_VALUE);

    /** A writer that has written nothing. */
    public DictionaryWriter() {}

    public DictionaryWriter begin() {
        writer.reset();
        return this;
    }

    /** Adds a member with the value {@code true} if that is what it should have. */
    public DictionaryWriter flag(Key key, boolean isTrue) {
        if (isTrue) {
            separate();
            writer.raw(key.prefix).raw(TRUE);
        }
        return this;
    }

    public DictionaryWriter put(Key key, long value) {
        separate();
        writer.raw(key.prefix).value(value);
        return this;
    }

    /** Adds a member if there is a value for it. */
    public DictionaryWriter put(Key key, @Nullable String value) {
        if (value != null) {
            separate();
            writer.raw(key.prefix).value(value);
        }
        return this;
    }

    /** Adds a member if there is a value for it. */
    public DictionaryWriter put(Key key, @Nullable Integer value) {
        return value == null ? this : put(key, value.longValue());
    }

    /** Adds a member whose value is JSON already. */
    public DictionaryWriter put(Key key, JsonSlice json) {
        separate();
        writer.raw(key.prefix).raw(json);
        return this;
    }

    /** Adds the members that go along with a payload, if there are any. */
    public DictionaryWriter put(@Nullable Passthru passthru) {
        if (passthru != null) {
            separate();
            writer.raw(passthru.members());
        }
        return this;
    }

    private void separate() {
        writer.raw(writer.length() == 0 ? (byte) '{' : (byte) ',');
    }

    /** Returns the dictionary, a view that is valid until the next one begins. */
    public JsonSlice end() {
        if (writer.length() == 0) {
            return Dictionary.EMPTY;
        }
        writer.raw((byte) '}');
        var view = new JsonSlice();
        view.set(writer.array(), 0, writer.length());
        return view;
    }
}
