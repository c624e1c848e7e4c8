package dev.callwire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Jackson's streaming, held to UTF-8, to our limits, to names that occur once, and to numbers that JSON has. */
final class ExactJsonFactory extends JsonFactory {
    private static final long serialVersionUID = 1;

    private final transient JsonLimits limits;

    ExactJsonFactory(JsonLimits limits) {
        super(settings(limits));
        this.limits = limits;
    }

    private static JsonFactoryBuilder settings(JsonLimits limits) {
        return new JsonFactoryBuilder()
                // Names are the sender's to choose, and what is interned stays. The table of names, which the parser of
                // UTF-8 cannot do without, forgets them when they are many.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                // Buffers kept per thread would be thrown away with every virtual thread.
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxNameLength(limits.maxNameLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxStringLength(limits.maxStringLength())
                        .build());
    }

    /** Takes the bytes for UTF-8, where Jackson would guess the encoding from them. */
    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) {
        return new ExactJsonParser(
                context,
                _parserFeatures,
                _objectCodec,
                _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures),
                data,
                offset,
                length,
                limits);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext context) {
        var generator = new FiniteGenerator(context, _generatorFeatures, _objectCodec, out, _quoteChar);
        if (_maximumNonEscapedChar > 0) {
            generator.setHighestNonEscapedChar(_maximumNonEscapedChar);
        }
        if (_characterEscapes != null) {
            generator.setCharacterEscapes(_characterEscapes);
        }
        return generator;
    }

    /** Refuses the numbers that Jackson would write as strings. */
    private static final class FiniteGenerator extends UTF8JsonGenerator {
        FiniteGenerator(IOContext context, int features, @Nullable ObjectCodec codec, OutputStream out, char quote) {
            super(context, features, codec, out, quote);
        }

        @Override
        public void writeNumber(double v) throws IOException {
            if (!Double.isFinite(v)) {
                throw new JsonException("JSON has no " + v);
            }
            super.writeNumber(v);
        }

        @Override
        public void writeNumber(float v) throws IOException {
            if (!Float.isFinite(v)) {
                throw new JsonException("JSON has no " + v);
            }
            super.writeNumber(v);
        }
    }
}
