package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the objects of one class, and of none that extends it.
 *
 * @param <T> the class
 */
public abstract class ObjectCodec<T> implements GeneratedCodec<T> {
    private final Class<T> type;

    /** A codec of a class. */
    protected ObjectCodec(Class<T> type) {
        this.type = requireNonNull(type, "type");
    }

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final List<GeneratedCodec<?>> parts() {
        return shape().properties().stream()
                .<GeneratedCodec<?>>map(Shape.Property::codec)
                .toList();
    }

    /** What the codec takes for granted of the class. */
    protected abstract Shape shape();

    @Override
    public final void write(@Nullable T value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
            return;
        }
        if (value.getClass() != type) {
            throw GeneratedCodec.doubt();
        }
        int start = out.beginObject();
        writeMembers(value, out);
        out.endObject(start);
    }

    /** Writes the members of an object, each after its name. */
    protected abstract void writeMembers(T value, JsonWriter out);

    /** Notes that a member has come, given those that have; and doubts if it has before. */
    protected static long once(long seen, int index) {
        long bit = 1L << index;
        if ((seen & bit) != 0) {
            throw GeneratedCodec.doubt();
        }
        return seen | bit;
    }

    /** Doubts unless all of certain members have come. */
    protected static void require(long members, long seen) {
        if ((seen & members) != members) {
            throw GeneratedCodec.doubt();
        }
    }
}
