package dev.callwire.json;

import org.jspecify.annotations.Nullable;

/**
 * Stands for objects that travel by reference, while the values around them are written or read.
 *
 * <p>A binder meets such an object deep within a value, where nothing tells which connection the value is for; so whoever
 * writes or reads the whole sets the references of that connection for its thread.
 */
public interface References {

    /**
     * Writes what stands for an object.
     *
     * @param type the interface that it is passed as
     */
    void write(Class<?> type, Object object, JsonWriter out);

    /**
     * The object that a JSON value stands for, or one whose methods call it.
     *
     * @throws UnfitValueException if it stands for none
     */
    Object read(Class<?> type, JsonSlice json);

    /** What is set for this thread, or {@code null}. */
    static @Nullable References current() {
        return CurrentReferences.get();
    }

    /** Sets this for the thread, and returns what was set before. */
    default @Nullable References enter() {
        return CurrentReferences.set(this);
    }

    /** Ends what {@link #enter} began. */
    static void leave(@Nullable References previous) {
        CurrentReferences.set(previous);
    }
}
