package dev.callwire.it.schemas;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.it.schemas.Mutations.Mutation;
import dev.callwire.it.schemas.TypesOfCorpus.CorpusType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What schemas say of types is what Jackson does with their values. */
@Tag("one-jdk")
class SchemasOfTypesTest {
    private static final int ROUNDS = Integer.getInteger("callwire.schema.rounds", 40);
    private static final int MUTATED = 8;
    private static final int MUTATIONS = 60;

    /** Types whose schema allows what Jackson does not read, and why. */
    private static final Map<String, String> LOOSER = Map.ofEntries(
            entry("Bytes", "JSON Schema has a word for Base64, and does not check it"),
            entry("DescribedType", "an integer without bounds is what its author has written"),
            entry("Lettered", "what @JsonValue returns is known at run time alone"),
            entry("Open", "the discriminator is a member of any name, too, so all of them are any JSON"),
            entry(
                    "UnwrappingMaybe",
                    "the unwrapped object is there as a whole or not at all, and a schema lists members"),
            entry("Zones", "the names of time zones are more than a schema could list"));

    /** Types whose schema refuses what Jackson reads, and why. */
    private static final Map<String, String> STRICTER = Map.ofEntries(
            entry("Arrays", "characters are read from an array, too, and are written as a string"),
            entry("Computing", "what is only written is read past, whatever it is"),
            entry("Directions", "what is only written is read past, whatever it is"),
            entry("Event", "where there is another type to fall back on, its name may be no string"),
            entry("MadeByMethod", "it has a constructor with one string, which is read as well"),
            entry("NamedThing", "what is only written is read past, whatever it is"),
            entry("OnlyWritten", "what is only written is read past, whatever it is"),
            entry("Promising", "what its author says to be required is not asked for where there is a setter"));

    /** Types of which Jackson does not read all that it writes, with the settings that are ours. */
    private static final Set<String> ONLY_WRITTEN = Set.of(
            "Bits",
            "DateArrays",
            "Described",
            "EnumsInside",
            "MadeOtherwise",
            "Numbered",
            "Texts",
            "Timestamps",
            "UnwrappingDeep",
            "UnwrappingMaybe");

    static List<CorpusType> types() {
        return TypesOfCorpus.all();
    }

    /** Those whose values may be any that Java has. */
    static List<CorpusType> freeTypes() {
        return types().stream().filter(type -> !type.isConstrained()).toList();
    }

    @Test
    void corpusIsLarge() {
        assertThat(types()).hasSizeGreaterThan(140);
    }

    @ParameterizedTest
    @MethodSource("freeTypes")
    void whatJacksonWritesIsAllowed(CorpusType type) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var json = type.random(seed);

            assertThat(type.problemsOf(json))
                    .as(() -> json + " against " + type.schemaText())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("freeTypes")
    void whatJacksonDoesNotReadIsNotAllowed(CorpusType type) {
        var allowed = mutations(type)
                .filter(mutation -> type.problemsOf(mutation.json()).isEmpty() && !type.isReadable(mutation.json()))
                .map(mutation -> mutation.what() + ": " + mutation.json())
                .toList();

        if (!LOOSER.containsKey(type.name())) {
            assertThat(allowed).as(type.schemaText()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("freeTypes")
    void whatIsNotAllowedIsNotReadEither(CorpusType type) {
        var read = mutations(type)
                .filter(mutation -> !isNullAmongOthers(mutation)
                        && !type.problemsOf(mutation.json()).isEmpty()
                        && type.isReadable(mutation.json()))
                .map(mutation -> mutation.what() + ": " + mutation.json())
                .toList();

        if (!STRICTER.containsKey(type.name())) {
            assertThat(read).as(type.schemaText()).isEmpty();
        }
    }

    /** Jackson lets null through where a value is as a whole, and among items and entries, whose type is not to have it. */
    private static boolean isNullAmongOthers(Mutation mutation) {
        return mutation.what().endsWith("replaced by null");
    }

    private static Stream<Mutation> mutations(CorpusType type) {
        var some = new ArrayList<Mutation>();
        for (int seed = 0; seed < MUTATED; seed++) {
            var json = type.random(seed);
            if (ONLY_WRITTEN.contains(type.name()) && !type.isReadable(json)) {
                continue;
            }
            assertThat(type.isReadable(json)).as(() -> json.toString()).isTrue();
            var all = Mutations.of(json);
            Collections.shuffle(all, new Random(seed));
            some.addAll(all.subList(0, Math.min(all.size(), MUTATIONS)));
        }
        return some.stream();
    }

    @Test
    void whatIsLeftOutOrNullOrOfAnotherKindIsRefusedInRecords() {
        for (var name : List.of("Numbers", "Days", "Renamed", "Snake", "Shape", "Fruit", "Point")) {
            var type = TypesOfCorpus.named(name);
            for (var mutation : Mutations.of(type.random(1))) {
                boolean isSame = mutation.what().contains("no such thing")
                        || mutation.what().contains("replaced by 7")
                        || mutation.what().contains("replaced by 1000");
                if (!isSame) {
                    assertThat(type.problemsOf(mutation.json()))
                            .as(() -> name + mutation)
                            .isNotEmpty();
                }
            }
        }
    }

    static Stream<Arguments> constrained() {
        return Stream.of(
                values(
                        "Ranges",
                        true,
                        "{'a': 1, 'b': 1, 'c': 0, 'd': -1, 'e': 0}",
                        "{'a': 10, 'b': 9, 'c': 1, 'd': -5, 'e': -1}"),
                values(
                        "Ranges",
                        false,
                        "{'a': 0, 'b': 1, 'c': 0, 'd': -1, 'e': 0}",
                        "{'a': 11, 'b': 1, 'c': 0, 'd': -1, 'e': 0}",
                        "{'a': 1, 'b': 0, 'c': 0, 'd': -1, 'e': 0}",
                        "{'a': 1, 'b': 1, 'c': -1, 'd': -1, 'e': 0}",
                        "{'a': 1, 'b': 1, 'c': 0, 'd': 0, 'e': 0}",
                        "{'a': 1, 'b': 1, 'c': 0, 'd': -1, 'e': 1}"),
                values("Decimals", true, "{'a': 0.5, 'b': 0.001, 'c': 99.9}", "{'a': 9.5, 'b': 5, 'c': -7}"),
                values(
                        "Decimals",
                        false,
                        "{'a': 0.4, 'b': 1, 'c': 1}",
                        "{'a': 9.6, 'b': 1, 'c': 1}",
                        "{'a': 1, 'b': 0, 'c': 1}",
                        "{'a': 1, 'b': 1, 'c': 100}"),
                values("DigitsOf", true, "{'a': 999, 'b': -99.99, 'c': 9999}"),
                values(
                        "DigitsOf",
                        false,
                        "{'a': 1000, 'b': 1, 'c': 1}",
                        "{'a': 1.5, 'b': 1, 'c': 1}",
                        "{'a': 1, 'b': 100, 'c': 1}",
                        "{'a': 1, 'b': 1, 'c': -10000}"),
                values("Sizes", true, "{'a': 'ab', 'b': [], 'c': {'x': 1}, 'd': [1]}"),
                values(
                        "Sizes",
                        false,
                        "{'a': 'a', 'b': [], 'c': {'x': 1}, 'd': [1]}",
                        "{'a': 'abcde', 'b': [], 'c': {'x': 1}, 'd': [1]}",
                        "{'a': 'ab', 'b': [1, 2, 3], 'c': {'x': 1}, 'd': [1]}",
                        "{'a': 'ab', 'b': [], 'c': {}, 'd': [1]}",
                        "{'a': 'ab', 'b': [], 'c': {'x': 1}, 'd': []}"),
                values("NotEmpties", true, "{'a': 'x', 'b': [''], 'c': ' x '}"),
                values(
                        "NotEmpties",
                        false,
                        "{'a': '', 'b': [''], 'c': 'x'}",
                        "{'a': 'x', 'b': [], 'c': 'x'}",
                        "{'a': 'x', 'b': [''], 'c': ' '}"),
                values("PatternsOf", true, "{'a': 'abc1', 'b': 'a'}"),
                values(
                        "PatternsOf",
                        false,
                        "{'a': 'abc', 'b': 'a'}",
                        "{'a': 'xabc1', 'b': 'a'}",
                        "{'a': 'abc1', 'b': 'ab'}"),
                values("Mail", true, "{'a': 'ada@example.com'}"),
                values("Mail", false, "{'a': 'ada'}"),
                values("InsideOf", true, "{'a': ['x'], 'b': {'k': 0}, 'c': 1}", "{'a': [], 'b': {}, 'c': null}"),
                values(
                        "InsideOf",
                        false,
                        "{'a': [''], 'b': {}, 'c': 1}",
                        "{'a': [], 'b': {'k': -1}, 'c': 1}",
                        "{'a': [], 'b': {' ': 1}, 'c': 1}",
                        "{'a': [], 'b': {}, 'c': 0}"),
                values("Maybe", true, "{'a': null, 'b': null}", "{'a': 'xy', 'b': 5}"),
                values("Maybe", false, "{'a': 'x', 'b': null}", "{'a': null, 'b': 4}"),
                values("ConstrainedBean", true, "{'a': '', 'b': 3, 'c': 'xx'}"),
                values(
                        "ConstrainedBean",
                        false,
                        "{'b': 3, 'c': 'xx'}",
                        "{'a': '', 'b': 2, 'c': 'xx'}",
                        "{'a': '', 'b': 3, 'c': 'x'}"),
                values("Groups", true, "{'a': 1, 'b': 2}"),
                values("Groups", false, "{'a': 1, 'b': 1}"),
                values("Composed", true, "{'a': 'ab'}"),
                values("Composed", false, "{'a': 'a'}", "{'a': 'AB'}"),
                values("Code", true, "'ab'"),
                values("Code", false, "'abc'"));
    }

    private static Arguments values(String type, boolean allowed, String... values) {
        return arguments(
                type,
                allowed,
                Stream.of(values).map(value -> value.replace('\'', '"')).toList());
    }

    @ParameterizedTest
    @MethodSource("constrained")
    void constraintsDescribeValuesThatAreReadAllTheSame(String name, boolean allowed, List<String> values) {
        var type = TypesOfCorpus.named(name);
        for (var value : values) {
            var json = TypesOfCorpus.parse(value);

            assertThat(type.isReadable(json)).as(value).isTrue();
            assertThat(type.problemsOf(json).isEmpty())
                    .as(value + " against " + type.schemaText())
                    .isEqualTo(allowed);
            if (allowed) {
                JsonNode written = type.written(type.read(value));
                assertThat(type.problemsOf(written)).isEmpty();
            }
        }
    }
}
