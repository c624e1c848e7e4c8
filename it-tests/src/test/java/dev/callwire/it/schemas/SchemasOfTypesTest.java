package dev.callwire.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.it.schemas.TypesOfCorpus.CorpusType;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What schemas say of types is what Jackson does with their values. */
class SchemasOfTypesTest {
    private static final int ROUNDS = Integer.getInteger("callwire.schema.rounds", 40);

    static List<CorpusType> types() {
        return TypesOfCorpus.all();
    }

    @Test
    void corpusIsLarge() {
        assertThat(types()).hasSizeGreaterThan(120);
    }

    /** Types whose values have to be chosen, since not all that Java allows is meant. */
    static List<CorpusType> freeTypes() {
        return types().stream().filter(type -> !type.isConstrained()).toList();
    }

    @ParameterizedTest
    @MethodSource("freeTypes")
    void whatJacksonWritesIsAllowed(CorpusType type) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var json = type.written(new RandomObjects(seed).value(type.type()));

            assertThat(type.problemsOf(json))
                    .as(() -> json + " against " + type.schemaText())
                    .isEmpty();
        }
    }

    @Test
    void report() {
        var loose = new TreeMap<String, String>();
        var strict = new TreeMap<String, String>();
        for (var type : freeTypes()) {
            for (int seed = 0; seed < 6; seed++) {
                var json = type.written(new RandomObjects(seed).value(type.type()));
                if (!type.isReadable(json)) {
                    loose.put(type + " UNREADABLE", json.toString());
                    continue;
                }
                var all = Mutations.of(json);
                java.util.Collections.shuffle(all, new java.util.Random(seed));
                for (var mutation : all.subList(0, Math.min(all.size(), 60))) {
                    boolean allowed = type.problemsOf(mutation.json()).isEmpty();
                    boolean readable = type.isReadable(mutation.json());
                    if (allowed && !readable) {
                        loose.put(
                                type + " " + mutation.what().replaceAll("\\[\\d+]", "[]"),
                                mutation.json().toString());
                    } else if (!allowed && readable) {
                        strict.put(
                                type + " " + mutation.what().replaceAll("\\[\\d+]", "[]"),
                                mutation.json().toString());
                    }
                }
            }
        }
        loose.forEach((what, json) -> System.out.println("LOOSE " + what + "  " + json));
        strict.forEach((what, json) -> System.out.println("STRICT " + what + "  " + json));
        assertThat(Set.of()).isEmpty();
    }
}
