package dev.callwire.it.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.callwire.json.BothCodecs;
import dev.callwire.json.JacksonBinder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Whatever a peer sends is read by generated codecs as by the library. Run as a test it tries its corpus, which lies among
 * the resources; with {@code JAZZER_FUZZ=1} in the environment and
 * {@code -Djazzer.instrument=dev.callwire.json.**,dev.callwire.it.codecs.**,com.fasterxml.jackson.**} it looks for more.
 */
@Tag("one-jdk")
class CodecFuzzTest {
    private static final JacksonBinder BINDER = JacksonBinder.create();
    private static final List<BothCodecs> CODECS = CorpusTypes.all().stream()
            .map(codec -> new BothCodecs(BINDER, codec))
            .toList();

    /** The first byte tells the type; the others are the text. */
    @FuzzTest(maxDuration = "1m")
    void textsAreReadAsTheLibraryReadsThem(byte[] input) {
        if (input.length > 0) {
            CODECS.get((input[0] & 0xFF) % CODECS.size()).agreeOn(Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
