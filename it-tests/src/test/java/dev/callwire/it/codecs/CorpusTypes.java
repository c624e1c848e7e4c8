package dev.callwire.it.codecs;

import dev.callwire.json.GeneratedCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The codecs that are generated for the corpus. */
final class CorpusTypes {
    private CorpusTypes() {}

    /** Every codec, in the order of their names. */
    static List<GeneratedCodec<?>> all() {
        return Arrays.stream(CorpusCodecs.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .sorted(Comparator.comparing(Field::getName))
                .<GeneratedCodec<?>>map(CorpusTypes::value)
                .toList();
    }

    private static GeneratedCodec<?> value(Field field) {
        try {
            return (GeneratedCodec<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
