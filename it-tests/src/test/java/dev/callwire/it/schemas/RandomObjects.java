package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Objects of any data type, made of a seed: the same seed, the same object. */
final class RandomObjects {
    private static final int DEEPEST = 3;
    private static final String[] WORDS = {
        "", "a", "Ada", "gr\u00fc\u00df", "x y", "\"\\/", "\ud83d\ude00", "null", "true", "12"
    };

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> scalars = new HashMap<>();

    RandomObjects(long seed) {
        random = new Random(seed);
        numbers();
        times();
        others();
    }

    private void numbers() {
        put(byte.class, Byte.class, () -> (byte) random.nextInt());
        put(short.class, Short.class, () -> (short) random.nextInt());
        put(
                int.class,
                Integer.class,
                () -> rarely() ? extreme(Integer.MIN_VALUE, Integer.MAX_VALUE) : random.nextInt(100));
        put(long.class, Long.class, () -> rarely() ? Long.MIN_VALUE : random.nextLong());
        put(float.class, Float.class, () -> random.nextFloat() * 100 - 50);
        put(double.class, Double.class, () -> rarely() ? 1e300 : random.nextDouble() * 1000 - 500);
        put(boolean.class, Boolean.class, random::nextBoolean);
        put(char.class, Character.class, () -> (char) ('A' + random.nextInt(60)));
        scalars.put(BigInteger.class, () -> new BigInteger(100, random).negate());
        scalars.put(BigDecimal.class, () -> new BigDecimal(new BigInteger(60, random), random.nextInt(12) - 3));
    }

    private void put(Class<?> primitive, Class<?> box, Supplier<Object> value) {
        scalars.put(primitive, value);
        scalars.put(box, value);
    }

    private int extreme(int low, int high) {
        return random.nextBoolean() ? low : high;
    }

    private void times() {
        scalars.put(Instant.class, () -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(3) * 1_000_000L));
        scalars.put(
                LocalDate.class,
                () -> LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        scalars.put(
                LocalTime.class,
                () -> LocalTime.of(
                        random.nextInt(24), random.nextInt(60), random.nextInt(3), random.nextInt(2) * 5000));
        scalars.put(LocalDateTime.class, () -> LocalDateTime.of(make(LocalDate.class), make(LocalTime.class)));
        scalars.put(ZoneOffset.class, () -> ZoneOffset.ofTotalSeconds(900 * (random.nextInt(80) - 40)));
        scalars.put(OffsetDateTime.class, () -> OffsetDateTime.of(make(LocalDateTime.class), make(ZoneOffset.class)));
        scalars.put(OffsetTime.class, () -> OffsetTime.of(make(LocalTime.class), make(ZoneOffset.class)));
        scalars.put(
                ZonedDateTime.class,
                () -> ZonedDateTime.of(
                        make(LocalDate.class).withYear(2000 + random.nextInt(50)),
                        make(LocalTime.class),
                        ZoneId.of("Europe/Vienna")));
        scalars.put(Duration.class, () -> Duration.ofMillis(random.nextInt()));
        scalars.put(Period.class, () -> Period.of(random.nextInt(9) - 4, random.nextInt(9), random.nextInt(9)));
        scalars.put(Year.class, () -> Year.of(1000 + random.nextInt(9000)));
        scalars.put(YearMonth.class, () -> YearMonth.of(1000 + random.nextInt(9000), 1 + random.nextInt(12)));
        scalars.put(MonthDay.class, () -> MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28)));
    }

    private void others() {
        scalars.put(String.class, () -> WORDS[random.nextInt(WORDS.length)]);
        scalars.put(Object.class, () -> random.nextBoolean() ? (Object) 5 : "text");
        scalars.put(UUID.class, () -> new UUID(random.nextLong(), random.nextLong()));
        scalars.put(URI.class, () -> URI.create("https://example.com/" + random.nextInt()));
        scalars.put(Locale.class, () -> random.nextBoolean() ? Locale.GERMANY : Locale.ENGLISH);
        scalars.put(Currency.class, () -> Currency.getInstance(random.nextBoolean() ? "EUR" : "USD"));
        scalars.put(ZoneId.class, () -> ZoneId.of("Europe/Vienna"));
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private <T> T make(Class<T> type) {
        return type.cast(scalars.get(type).get());
    }

    /** A value of a type, null among them where it is marked so. */
    @Nullable
    Object value(AnnotatedType type) {
        return value(type, Map.of(), 0);
    }

    private @Nullable Object value(AnnotatedType type, Map<TypeVariable<?>, AnnotatedType> arguments, int depth) {
        if (type.isAnnotationPresent(Nullable.class) && (depth > DEEPEST || random.nextInt(3) == 0)) {
            return null;
        }
        if (type instanceof AnnotatedTypeVariable variable) {
            return value(arguments.get((TypeVariable<?>) variable.getType()), arguments, depth);
        }
        if (type instanceof AnnotatedArrayType array) {
            return array(array.getAnnotatedGenericComponentType(), arguments, depth);
        }
        var raw = type.getType() instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type.getType();
        var scalar = scalars.get(raw);
        if (scalar != null) {
            return scalar.get();
        }
        var parts = type instanceof AnnotatedParameterizedType of
                ? of.getAnnotatedActualTypeArguments()
                : new AnnotatedType[0];
        var container = container(raw, parts, arguments, depth);
        if (container != null) {
            return container;
        }
        var chosen = concrete(raw, depth);
        return object(chosen, bind(chosen, parts, arguments), depth);
    }

    private static Map<TypeVariable<?>, AnnotatedType> bind(
            Class<?> raw, AnnotatedType[] parts, Map<TypeVariable<?>, AnnotatedType> outer) {
        var bound = new HashMap<TypeVariable<?>, AnnotatedType>();
        for (int i = 0; i < Math.min(parts.length, raw.getTypeParameters().length); i++) {
            var part = parts[i];
            bound.put(
                    raw.getTypeParameters()[i],
                    part instanceof AnnotatedTypeVariable variable
                            ? outer.get((TypeVariable<?>) variable.getType())
                            : part);
        }
        return bound;
    }

    private int size(int depth) {
        return depth > DEEPEST ? 0 : random.nextInt(3);
    }

    private Object array(AnnotatedType component, Map<TypeVariable<?>, AnnotatedType> arguments, int depth) {
        var raw = component instanceof AnnotatedArrayType inner
                ? Array.newInstance(
                                (Class<?>)
                                        inner.getAnnotatedGenericComponentType().getType(),
                                0)
                        .getClass()
                : (Class<?>) component.getType();
        var array = Array.newInstance(raw, size(depth));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, value(component, arguments, depth + 1));
        }
        return array;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Classes of enums are found at run time.
    private @Nullable Object container(
            Class<?> raw, AnnotatedType[] parts, Map<TypeVariable<?>, AnnotatedType> arguments, int depth) {
        Supplier<@Nullable Object> last = () -> value(parts[parts.length - 1], arguments, depth + 1);
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.empty() : Optional.ofNullable(last.get());
        } else if (raw == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
        } else if (raw == OptionalLong.class) {
            return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
        } else if (raw == OptionalDouble.class) {
            return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble());
        } else if (raw == Map.Entry.class) {
            return new AbstractMap.SimpleEntry<>(value(parts[0], arguments, depth + 1), last.get());
        } else if (Map.class.isAssignableFrom(raw)) {
            Map<Object, @Nullable Object> map = raw == EnumMap.class
                    ? new EnumMap((Class) parts[0].getType())
                    : SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
            for (int i = size(depth); i > 0; i--) {
                map.put(value(parts[0], arguments, depth + 1), last.get());
            }
            return map;
        } else if (Collection.class.isAssignableFrom(raw)) {
            Collection<@Nullable Object> all = raw == EnumSet.class
                    ? EnumSet.noneOf((Class) parts[0].getType())
                    : SortedSet.class.isAssignableFrom(raw)
                            ? new TreeSet<>()
                            : Set.class.isAssignableFrom(raw)
                                    ? new LinkedHashSet<>()
                                    : Deque.class.isAssignableFrom(raw) ? new ArrayDeque<>() : new ArrayList<>();
            for (int i = size(depth); i > 0; i--) {
                all.add(last.get());
            }
            return all;
        }
        return null;
    }

    /** The class itself, or one of those that stand for it. */
    private Class<?> concrete(Class<?> raw, int depth) {
        var choices = new ArrayList<Class<?>>();
        if (!Modifier.isAbstract(raw.getModifiers())) {
            choices.add(raw);
        }
        var listed = raw.getDeclaredAnnotation(JsonSubTypes.class);
        if (listed != null) {
            Arrays.stream(listed.value()).forEach(each -> choices.add(each.value()));
        } else if (raw.isSealed()) {
            choices.addAll(List.of(raw.getPermittedSubclasses()));
        } else if (choices.isEmpty()) {
            choices.addAll(List.of(UnionTypes.Text.class, UnionTypes.Count.class));
        }
        choices.sort(Comparator.comparing(each -> each.isSealed() ? 9 : each.getDeclaredFields().length));
        var chosen = choices.get(depth > DEEPEST ? 0 : random.nextInt(choices.size()));
        return chosen.equals(raw) ? raw : concrete(chosen, depth);
    }

    private Object object(Class<?> raw, Map<TypeVariable<?>, AnnotatedType> arguments, int depth) {
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        try {
            var creator = creator(raw);
            var parameters = creator.getAnnotatedParameterTypes();
            var values = new @Nullable Object[parameters.length];
            for (int i = 0; i < values.length; i++) {
                var isRaw = raw.isRecord()
                        && raw.getRecordComponents()[i].getAccessor().isAnnotationPresent(JsonRawValue.class);
                var type = raw.isRecord() ? raw.getRecordComponents()[i].getAnnotatedType() : parameters[i];
                values[i] = isRaw ? "[1, 2]" : value(type, arguments, depth + 1);
            }
            creator.setAccessible(true);
            var made = creator instanceof Constructor<?> constructor
                    ? constructor.newInstance(values)
                    : ((Method) creator).invoke(null, values);
            if (values.length == 0 && !raw.isRecord()) {
                fill(made, raw, arguments, depth);
            }
            return made;
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static Executable creator(Class<?> raw) {
        for (Method method : raw.isRecord() ? new Method[0] : raw.getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonCreator.class)) {
                return method;
            }
        }
        return raw.getDeclaredConstructors()[0];
    }

    private void fill(Object made, Class<?> raw, Map<TypeVariable<?>, AnnotatedType> arguments, int depth)
            throws IllegalAccessException {
        for (Class<?> each = raw; each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    field.set(made, value(field.getAnnotatedType(), arguments, depth + 1));
                }
            }
        }
    }
}
