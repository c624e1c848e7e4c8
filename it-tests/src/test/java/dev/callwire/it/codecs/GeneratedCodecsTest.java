package dev.callwire.it.codecs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.callwire.json.BothCodecs;
import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.RandomValues;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What generated codecs make of texts and of values is what the library makes of them. */
class GeneratedCodecsTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();
    private static final int ROUNDS = Integer.getInteger("callwire.codec.rounds", 200);
    private static final int MANY_FLAWS = 100;
    private static final int FEW_FLAWS = 20;

    static List<GeneratedCodec<?>> codecs() {
        return CorpusTypes.all();
    }

    @Test
    void everyTypeOfTheCorpusIsUnderstood() {
        var types = codecs().stream().map(codec -> codec.type().getTypeName()).toList();

        assertThat(types)
                .contains(
                        Corpus.Scalars.class.getName(),
                        Corpus.Boxed.class.getName(),
                        Corpus.Order.class.getName(),
                        Corpus.Containers.class.getName(),
                        Corpus.Arrays.class.getName(),
                        Corpus.Tree.class.getName(),
                        Corpus.Person.class.getName(),
                        Corpus.Account.class.getName(),
                        Corpus.Legacy.class.getName(),
                        Corpus.Open.class.getName(),
                        Corpus.Named.class.getName(),
                        Corpus.Sparse.class.getName(),
                        Corpus.SparseBean.class.getName(),
                        Corpus.Strict.class.getName(),
                        Corpus.Computed.class.getName(),
                        Corpus.Many.class.getName(),
                        Corpus.OneOnly.class.getName(),
                        Corpus.Clashing.class.getName(),
                        Corpus.Leaves.class.getName(),
                        Corpus.LeafBean.class.getName(),
                        Corpus.Loud.class.getName(),
                        Corpus.Maybes.class.getName())
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void plainValuesAreReadAndWrittenAlikeWithoutTheLibrary(GeneratedCodec<?> codec) {
        var both = new BothCodecs(JacksonBinder.create(), codec);
        for (int seed = 0; seed < ROUNDS; seed++) {
            both.agreeOn(new RandomValues(seed, 0).text(codec));
        }
        boolean mayBeRefused = codec.type().getTypeName().contains("Strict");
        assertThat(mayBeRefused ? 0 : both.doubts()).isZero();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void textsWithFlawsAreTakenAlike(GeneratedCodec<?> codec) {
        var both = new BothCodecs(BINDER, codec);
        for (int seed = 0; seed < ROUNDS; seed++) {
            both.agreeOn(new RandomValues(seed, seed % 2 == 0 ? FEW_FLAWS : MANY_FLAWS).text(codec));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void mangledTextsAreTakenAlike(GeneratedCodec<?> codec) {
        var both = new BothCodecs(BINDER, codec);
        for (int seed = 0; seed < ROUNDS; seed++) {
            var values = new RandomValues(seed, 0);
            both.agreeOn(values.mangled(values.text(codec).getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void limitsAreTheSame(GeneratedCodec<?> codec) {
        var limits = new JsonLimits(3, 40, 5, 6, 12);
        var both = new BothCodecs(JacksonBinder.with(limits, UnaryOperator.identity()), codec);
        for (int seed = 0; seed < ROUNDS; seed++) {
            both.agreeOn(new RandomValues(seed, seed % 2 == 0 ? 0 : FEW_FLAWS).text(codec));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void unknownMembersAreRefusedAlike(GeneratedCodec<?> codec) {
        var both = new BothCodecs(
                JacksonBinder.with(each -> each.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)), codec);
        for (int seed = 0; seed < ROUNDS; seed++) {
            both.agreeOn(new RandomValues(seed, seed % 2 == 0 ? 0 : FEW_FLAWS).text(codec));
        }
    }
}
