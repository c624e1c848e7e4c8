package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The codecs of plain values, enums and containers. Used by generated code. */
public final class Codecs {
    /** {@code boolean}. */
    public static final GeneratedCodec<Boolean> BOOLEAN =
            new ValueCodec<>(boolean.class, JsonReader::readBoolean, (value, out) -> out.value((boolean) value));

    /** {@code byte}. */
    public static final GeneratedCodec<Byte> BYTE =
            new ValueCodec<>(byte.class, Codecs::readByte, (value, out) -> out.value((int) value));

    /** {@code short}. */
    public static final GeneratedCodec<Short> SHORT =
            new ValueCodec<>(short.class, Codecs::readShort, (value, out) -> out.value((int) value));

    /** {@code int}. */
    public static final GeneratedCodec<Integer> INT =
            new ValueCodec<>(int.class, JsonReader::readInt, (value, out) -> out.value((int) value));

    /** {@code long}. */
    public static final GeneratedCodec<Long> LONG =
            new ValueCodec<>(long.class, JsonReader::readLong, (value, out) -> out.value((long) value));

    /** {@code double}. */
    public static final GeneratedCodec<Double> DOUBLE =
            new ValueCodec<>(double.class, Codecs::readDouble, (value, out) -> out.value((double) value));

    /** {@code float}. */
    public static final GeneratedCodec<Float> FLOAT =
            new ValueCodec<>(float.class, Codecs::readFloat, (value, out) -> out.value((float) value));

    /** {@code Boolean}. */
    public static final GeneratedCodec<Boolean> BOXED_BOOLEAN =
            new ValueCodec<>(Boolean.class, JsonReader::readBoolean, (value, out) -> out.value((boolean) value));

    /** {@code Byte}. */
    public static final GeneratedCodec<Byte> BOXED_BYTE =
            new ValueCodec<>(Byte.class, Codecs::readByte, (value, out) -> out.value((int) value));

    /** {@code Short}. */
    public static final GeneratedCodec<Short> BOXED_SHORT =
            new ValueCodec<>(Short.class, Codecs::readShort, (value, out) -> out.value((int) value));

    /** {@code Integer}. */
    public static final GeneratedCodec<Integer> BOXED_INT =
            new ValueCodec<>(Integer.class, JsonReader::readInt, (value, out) -> out.value((int) value));

    /** {@code Long}. */
    public static final GeneratedCodec<Long> BOXED_LONG =
            new ValueCodec<>(Long.class, JsonReader::readLong, (value, out) -> out.value((long) value));

    /** {@code Double}. */
    public static final GeneratedCodec<Double> BOXED_DOUBLE =
            new ValueCodec<>(Double.class, Codecs::readDouble, (value, out) -> out.value((double) value));

    /** {@code Float}. */
    public static final GeneratedCodec<Float> BOXED_FLOAT =
            new ValueCodec<>(Float.class, Codecs::readFloat, (value, out) -> out.value((float) value));

    /** {@code BigInteger}. */
    public static final GeneratedCodec<BigInteger> BIG_INTEGER =
            new ValueCodec<>(BigInteger.class, BigNumbers::readInteger, BigNumbers::write);

    /** {@code BigDecimal}. */
    public static final GeneratedCodec<BigDecimal> BIG_DECIMAL =
            new ValueCodec<>(BigDecimal.class, BigNumbers::readDecimal, BigNumbers::write);

    /** {@code UUID}. */
    public static final GeneratedCodec<UUID> UUID = text(UUID.class, Texts::uuid, java.util.UUID::toString);

    /** {@code URI}. */
    public static final GeneratedCodec<URI> URI = text(URI.class, java.net.URI::create, java.net.URI::toString);

    /** {@code Duration}. */
    public static final GeneratedCodec<Duration> DURATION = text(Duration.class, Duration::parse, Duration::toString);

    /** {@code Instant}. */
    public static final GeneratedCodec<Instant> INSTANT = text(Instant.class, Instant::parse, Instant::toString);

    /** {@code LocalDate}. */
    public static final GeneratedCodec<LocalDate> LOCAL_DATE =
            text(LocalDate.class, LocalDate::parse, LocalDate::toString);

    /** {@code LocalTime}. */
    public static final GeneratedCodec<LocalTime> LOCAL_TIME = text(LocalTime.class, LocalTime::parse, Texts::of);

    /** {@code LocalDateTime}. */
    public static final GeneratedCodec<LocalDateTime> LOCAL_DATE_TIME =
            text(LocalDateTime.class, LocalDateTime::parse, Texts::of);

    /** {@code OffsetDateTime}. */
    public static final GeneratedCodec<OffsetDateTime> OFFSET_DATE_TIME =
            text(OffsetDateTime.class, OffsetDateTime::parse, Texts::of);

    /** {@code String}. */
    public static final GeneratedCodec<String> STRING =
            new ValueCodec<>(String.class, JsonReader::readString, (value, out) -> out.value(value));

    /** {@code OptionalInt}. */
    public static final GeneratedCodec<OptionalInt> OPTIONAL_INT = new ValueCodec<>(
            OptionalInt.class,
            in -> in.readNull() ? OptionalInt.empty() : OptionalInt.of(in.readInt()),
            (value, out) -> {
                if (value.isPresent()) {
                    out.value(value.getAsInt());
                } else {
                    out.nullValue();
                }
            });

    /** {@code OptionalLong}. */
    public static final GeneratedCodec<OptionalLong> OPTIONAL_LONG = new ValueCodec<>(
            OptionalLong.class,
            in -> in.readNull() ? OptionalLong.empty() : OptionalLong.of(in.readLong()),
            (value, out) -> {
                if (value.isPresent()) {
                    out.value(value.getAsLong());
                } else {
                    out.nullValue();
                }
            });

    /** {@code OptionalDouble}. */
    public static final GeneratedCodec<OptionalDouble> OPTIONAL_DOUBLE = new ValueCodec<>(
            OptionalDouble.class,
            in -> in.readNull() ? OptionalDouble.empty() : OptionalDouble.of(readDouble(in)),
            (value, out) -> {
                if (value.isPresent()) {
                    out.value(value.getAsDouble());
                } else {
                    out.nullValue();
                }
            });

    /** {@code int[]}. */
    public static final GeneratedCodec<int[]> INT_ARRAY = new IntArrayCodec();

    /** {@code long[]}. */
    public static final GeneratedCodec<long[]> LONG_ARRAY = new LongArrayCodec();

    /** {@code double[]}. */
    public static final GeneratedCodec<double[]> DOUBLE_ARRAY = new DoubleArrayCodec();

    private Codecs() {}

    /** A byte in its range, for a property that is one. */
    public static byte readByte(JsonReader in) {
        int value = in.readInt();
        if ((byte) value != value) {
            throw GeneratedCodec.doubt();
        }
        return (byte) value;
    }

    /** A short in its range, for a property that is one. */
    public static short readShort(JsonReader in) {
        int value = in.readInt();
        if ((short) value != value) {
            throw GeneratedCodec.doubt();
        }
        return (short) value;
    }

    /** A double, for a property that is one. To the binder, minus zero is minus zero only with a fraction. */
    public static double readDouble(JsonReader in) {
        double value = in.readDouble();
        if (value == 0 && 1 / value < 0) {
            throw GeneratedCodec.doubt();
        }
        return value;
    }

    /** A float, for a property that is one. */
    public static float readFloat(JsonReader in) {
        float value = Float.parseFloat(in.readNumber());
        if (!Float.isFinite(value) || (value == 0 && 1 / value < 0)) {
            throw GeneratedCodec.doubt();
        }
        return value;
    }

    /** What stands in JSON as a string that Java itself writes and reads. What does not read it throws. */
    private static <T> GeneratedCodec<T> text(Class<T> type, Function<String, T> reading, Function<T, String> writing) {
        return new ValueCodec<>(
                type, in -> reading.apply(in.readString()), (value, out) -> out.value(writing.apply(value)));
    }

    /** An enum whose constants go by their own names. */
    public static <E extends Enum<E>> GeneratedCodec<E> enumOf(Class<E> type) {
        return new EnumCodec<>(type);
    }

    /** {@code List}. */
    public static <E> GeneratedCodec<List<E>> list(GeneratedCodec<E> element) {
        return new CollectionCodec<>(List.class, element, ArrayList::new);
    }

    /** {@code Collection}. */
    public static <E> GeneratedCodec<Collection<E>> collection(GeneratedCodec<E> element) {
        return new CollectionCodec<>(Collection.class, element, ArrayList::new);
    }

    /** {@code Set}. */
    public static <E> GeneratedCodec<Set<E>> set(GeneratedCodec<E> element) {
        return new CollectionCodec<>(Set.class, element, HashSet::new);
    }

    /** {@code Map} with strings for keys. */
    public static <V> GeneratedCodec<Map<String, V>> map(GeneratedCodec<V> value) {
        return new MapCodec<>(STRING, MapCodec.Keys.STRINGS, value, LinkedHashMap::new);
    }

    /** {@code Map} with the constants of an enum for keys. */
    public static <K extends Enum<K>, V> GeneratedCodec<Map<K, V>> map(Class<K> key, GeneratedCodec<V> value) {
        var keys = new EnumCodec<>(key);
        return new MapCodec<>(keys, keys, value, LinkedHashMap::new);
    }

    /** {@code Optional}. */
    public static <T> GeneratedCodec<Optional<T>> optional(GeneratedCodec<T> value) {
        return new OptionalCodec<>(value);
    }

    /** An array of objects of a class. */
    public static <E> GeneratedCodec<E[]> array(Class<E[]> type, GeneratedCodec<E> element) {
        return new ArrayCodec<>(type, element);
    }
}
