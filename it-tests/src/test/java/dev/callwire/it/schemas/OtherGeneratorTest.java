package dev.callwire.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import com.networknt.schema.Schema;
import dev.callwire.it.schemas.TypesOfCorpus.CorpusType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a generator that looks at classes at run time has something to say of a type, ours says the same. */
@Tag("one-jdk")
class OtherGeneratorTest {
    private static final int ROUNDS = 10;
    private static final int MUTATIONS = 60;

    /** What the other generator does not describe as Jackson writes it, so that there is nothing to agree on. */
    private static final Map<String, String> NOT_SPOKEN_OF = notSpokenOf();

    /** Types of which it allows less than ours, and why. */
    private static final Map<String, String> NARROWER = Map.of(
            "Event", "it does not know the type that is fallen back on",
            "MemberInclude", "it does not look for what may be null inside of a map");

    private static final SchemaGenerator GENERATOR = generator();

    private static Map<String, String> notSpokenOf() {
        var all = new HashMap<String, String>();
        put(all, "a type that is listed among its own subtypes has no end to it", "Animal");
        put(
                all,
                "it finds the names of sealed types' alternatives on none of them",
                "Binary",
                "ByClassName",
                "Shape",
                "Shapes");
        put(all, "it finds the names of sealed types' alternatives on none of them", "Square", "Term", "Tool", "Wide");
        put(
                all,
                "it finds the names of sealed types' alternatives on none of them",
                "OutcomeInteger",
                "OutcomeListSquare");
        put(
                all,
                "bytes and characters are to it what they are to Java",
                "Arrays",
                "Boxes",
                "Bytes",
                "MaybeBoxes",
                "Numbers",
                "Ranges");
        put(all, "@JsonFormat says nothing to it", "Bits", "DateArrays", "EnumsInside", "Mixed", "Numbered", "Point");
        put(all, "@JsonFormat says nothing to it", "PointBean", "Texts", "Timestamps", "Track", "OffsetPatterns");
        put(all, "@JsonFormat says nothing to it", "Patterns", "PatternsInside");
        put(
                all,
                "@JsonValue says nothing to it but for enums' strings",
                "Cents",
                "Code",
                "Coded",
                "DescribedAs",
                "Hex",
                "Lettered",
                "Tags");
        put(
                all,
                "names of constants are those of Java unless all are given",
                "Camel",
                "KebabEnum",
                "Renamed",
                "SnakeEnum",
                "UpperEnum");
        put(all, "our own annotation says nothing to it", "Described");
        put(all, "it knows no annotation of a union on a container's contents", "Envelope");
        put(all, "nulls within containers are none to it", "Holes", "MaybeInside");
        put(all, "optional numbers are objects to it", "Maybes", "NonAbsent");
        put(all, "dates without an offset are to it what JSON Schema's formats are", "Days", "Moments", "Spans");
        put(all, "classes of the JDK that are written as strings are objects to it", "Names", "Years", "Zones");
        put(all, "@JsonUnwrapped without an effect has one to it", "UnwrappingNothing");
        put(all, "it takes the constraints of all groups for its own", "Groups");
        return all;
    }

    private static void put(Map<String, String> all, String reason, String... types) {
        for (var type : types) {
            all.put(type, reason);
        }
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED,
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(new JakartaValidationModule(
                        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS,
                        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED))
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.FLATTENED_OPTIONALS);
        config.forFields().withNullableCheck(OtherGeneratorTest::isNullable);
        return new SchemaGenerator(config.build());
    }

    private static @Nullable Boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class) ? true : null;
    }

    private static Schema schemaOf(CorpusType type) {
        return TypesOfCorpus.schemaOf(
                GENERATOR.generateSchema(type.type().getType()).toString());
    }

    static List<CorpusType> types() {
        return SchemasOfTypesTest.freeTypes().stream()
                .filter(type -> !NOT_SPOKEN_OF.containsKey(type.name()))
                .toList();
    }

    @Test
    void bothHaveMuchToSay() {
        assertThat(types()).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @MethodSource("types")
    void bothAllowWhatJacksonWrites(CorpusType type) {
        var other = schemaOf(type);
        for (int seed = 0; seed < ROUNDS; seed++) {
            var json = type.random(seed);

            assertThat(TypesOfCorpus.problems(other, json))
                    .as(() -> json.toString())
                    .isEmpty();
            assertThat(type.problemsOf(json)).as(() -> json.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatTheOtherRefusesOursRefusesToo(CorpusType type) {
        var other = schemaOf(type);
        for (int seed = 0; seed < ROUNDS && !NARROWER.containsKey(type.name()); seed++) {
            var mutations = Mutations.of(type.random(seed));
            for (var mutation : mutations.subList(0, Math.min(mutations.size(), MUTATIONS))) {
                if (!TypesOfCorpus.problems(other, mutation.json()).isEmpty()) {
                    assertThat(type.problemsOf(mutation.json()))
                            .as(() -> mutation.toString())
                            .isNotEmpty();
                }
            }
        }
    }

    static Stream<Arguments> constrained() {
        return SchemasOfTypesTest.constrained().filter(row -> !NOT_SPOKEN_OF.containsKey((String) row.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("constrained")
    void bothDescribeConstraintsAlike(String name, boolean allowed, List<String> values) {
        var type = TypesOfCorpus.named(name);
        var other = schemaOf(type);
        for (var value : values) {
            var json = TypesOfCorpus.parse(value);
            boolean allowedByOther = TypesOfCorpus.problems(other, json).isEmpty();

            // It allows more where it has no word for a constraint, and never less.
            assertThat(allowedByOther || !allowed).as(value).isTrue();
            assertThat(type.problemsOf(json).isEmpty()).as(value).isEqualTo(allowed);
        }
    }
}
