package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.DataBinder;
import dev.callwire.json.DataBinder.ValueCodec;
import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.RawJson;
import dev.callwire.json.UnfitValueException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The type of a parameter, a result or a member of an error's data, as it stands in JSON. Immutable.
 *
 * @param <T> the Java type
 */
public final class JsonType<T extends @Nullable Object> {
    /** No result: {@code null}. */
    public static final JsonType<@Nullable Void> VOID = new JsonType<>(Void.class, Form.VOID, true);

    /** {@code boolean}. */
    public static final JsonType<Boolean> BOOLEAN = new JsonType<>(Boolean.class, Form.BOOLEAN, false);

    /** {@code int}: an integer literal in its range. */
    public static final JsonType<Integer> INT = new JsonType<>(Integer.class, Form.INT, false);

    /** {@code long}: an integer literal in its range. */
    public static final JsonType<Long> LONG = new JsonType<>(Long.class, Form.LONG, false);

    /** {@code double}: any number that it can hold. */
    public static final JsonType<Double> DOUBLE = new JsonType<>(Double.class, Form.DOUBLE, false);

    /** {@code String}. */
    public static final JsonType<String> STRING = new JsonType<>(String.class, Form.STRING, false);

    private static final int LONGEST_SHOWN = 40;

    /** What this package reads and writes by itself; all else is bound. */
    private enum Form {
        VOID("null"),
        BOOLEAN("a boolean"),
        INT("an integer from -2147483648 to 2147483647"),
        LONG("an integer from -9223372036854775808 to 9223372036854775807"),
        DOUBLE("a number"),
        STRING("a string"),
        BOUND("a value");

        private final String expected;

        Form(String expected) {
            this.expected = expected;
        }
    }

    private final Type javaType;
    private final Form form;
    private final boolean nullable;
    private final Class<?> rawClass;
    private final @Nullable Object emptyOptional;
    private final @Nullable GeneratedCodec<T> generated;

    /** The codec that was used last, with the binder that it is of. */
    private @Nullable Bound<T> bound;

    private record Bound<T extends @Nullable Object>(DataBinder binder, ValueCodec<T> codec) {}

    private JsonType(Type javaType, Form form, boolean nullable) {
        this(javaType, form, nullable, null);
    }

    private JsonType(Type javaType, Form form, boolean nullable, @Nullable GeneratedCodec<T> generated) {
        this.javaType = javaType;
        this.form = form;
        this.nullable = nullable;
        this.generated = generated;
        rawClass = rawClass(javaType);
        emptyOptional = emptyOptional(rawClass);
    }

    /** A type without type arguments. */
    @SuppressWarnings("unchecked") // each constant stands for just the class it is found by
    public static <T> JsonType<T> of(Class<T> type) {
        for (var known : new JsonType<?>[] {BOOLEAN, INT, LONG, DOUBLE, STRING}) {
            if (known.javaType == type) {
                return (JsonType<T>) known;
            }
        }
        return new JsonType<>(type, Form.BOUND, false);
    }

    /** A type with type arguments. */
    public static <T> JsonType<T> of(TypeRef<T> type) {
        return new JsonType<>(type.type(), Form.BOUND, false);
    }

    /** A type without type arguments for which there is a generated codec. */
    public static <T> JsonType<T> of(Class<T> type, GeneratedCodec<T> generated) {
        return new JsonType<>(type, Form.BOUND, false, requireNonNull(generated, "generated"));
    }

    /** A type with type arguments for which there is a generated codec. */
    public static <T> JsonType<T> of(TypeRef<T> type, GeneratedCodec<T> generated) {
        return new JsonType<>(type.type(), Form.BOUND, false, requireNonNull(generated, "generated"));
    }

    /** The same type with {@code null} among its values, and free to be left out. */
    @SuppressWarnings("unchecked") // a generated codec never gets to read null
    public JsonType<@Nullable T> nullable() {
        return new JsonType<>(javaType, form, true, (@Nullable GeneratedCodec<@Nullable T>) generated);
    }

    /** Whether a parameter of this type may be left out. */
    boolean mayBeAbsent() {
        return nullable || emptyOptional != null;
    }

    /** Whether an array in JSON is a value of this type. */
    boolean takesArray() {
        return rawClass.isArray() || Collection.class.isAssignableFrom(rawClass) || rawClass == RawJson.class;
    }

    /** Whether a value stands for one that is left out. */
    boolean isAbsent(T value) {
        return emptyOptional != null && !nullable && value.equals(emptyOptional);
    }

    /** What stands for a value that was left out, or given as {@code null}. */
    @SuppressWarnings({"unchecked", "NullAway"}) // an empty optional is one of every type, null one of a nullable type
    T absent() {
        return nullable ? null : (T) emptyOptional;
    }

    String expected() {
        return form.expected;
    }

    /**
     * Reads a value.
     *
     * @param reader a reader to use, in whatever state
     * @throws UnfitValueException if the JSON is no value of this type
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the form says which class T is, and whether it has null
    public T read(JsonSlice json, JsonReader reader, DataBinder binder) {
        if (json.isNull() && mayBeAbsent()) {
            return absent();
        }
        if (form == Form.BOUND) {
            T value = codec(binder).read(json, reader);
            if (value == null && refusesNull()) {
                throw new UnfitValueException("", form.expected, found(json));
            }
            return value;
        }
        try {
            return (T) readSelf(reader.reset(json));
        } catch (JsonException e) {
            throw new UnfitValueException("", form.expected, found(json));
        }
    }

    /** The binder's codec. Bindings are used with one binder for the most part, so that one is remembered. */
    private ValueCodec<T> codec(DataBinder binder) {
        var last = bound;
        if (last != null && last.binder.equals(binder)) {
            return last.codec;
        }
        var codec = generated == null ? binder.<T>codec(javaType) : binder.codec(javaType, generated);
        bound = new Bound<>(binder, codec);
        return codec;
    }

    /** Whether there is a quick way to read a value of this type where it is not known yet where it ends. */
    boolean mayBeReadQuickly() {
        return generated != null;
    }

    /**
     * Reads the value that comes next, if there is a quick way to.
     *
     * @return null if there is not, or no value of this type that is not null comes next. The reader is of no use then.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the form says which class T is
    public @Nullable T readQuickly(JsonReader reader, DataBinder binder) {
        if (form == Form.BOUND) {
            return generated == null ? null : codec(binder).readQuickly(reader);
        }
        try {
            return (T) readSelf(reader);
        } catch (JsonException e) {
            return null;
        }
    }

    private @Nullable Object readSelf(JsonReader in) {
        return switch (form) {
            case BOOLEAN -> in.readBoolean();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case STRING -> in.readString();
            case VOID -> null;
            case BOUND -> throw new AssertionError(form);
        };
    }

    /** What a JSON value is, in words for people. */
    static String found(JsonSlice json) {
        return switch (json.array()[json.offset()]) {
            case '"' -> "a string";
            case '{' -> "an object";
            case '[' -> "an array";
            default -> json.length() > LONGEST_SHOWN ? "a number of " + json.length() + " characters" : json.toString();
        };
    }

    /** Writes a value. */
    public void write(@Nullable T value, JsonWriter out, DataBinder binder) {
        if (value == null) {
            out.nullValue();
            return;
        }
        switch (form) {
            case BOOLEAN -> out.value((boolean) value);
            case INT -> out.value((int) value);
            case LONG -> out.value((long) value);
            case DOUBLE -> out.value((double) value);
            case STRING -> out.value((String) value);
            case VOID -> out.nullValue();
            case BOUND -> codec(binder).write(value, out);
        }
    }

    /** Whether an object that is passed by reference may be within its values. */
    boolean holdsReferences() {
        return form == Form.BOUND && new HeldReferences().areIn(javaType);
    }

    /** Whether {@code null} is no value of this type. */
    boolean refusesNull() {
        return !nullable;
    }

    private static @Nullable Object emptyOptional(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == OptionalLong.class) {
            return OptionalLong.empty();
        } else {
            return type == OptionalDouble.class ? OptionalDouble.empty() : null;
        }
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof GenericArrayType) {
            return Object[].class;
        }
        var raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> rawClass ? rawClass : Object.class;
    }
}
