package dev.callwire.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Jackson's parser of UTF-8, which can also hand over a value as the text it is. */
final class ExactJsonParser extends UTF8StreamJsonParser {
    private final JsonLimits limits;

    ExactJsonParser(
            IOContext context,
            int features,
            @Nullable ObjectCodec codec,
            ByteQuadsCanonicalizer symbols,
            byte[] data,
            int offset,
            int length,
            JsonLimits limits) {
        super(context, features, null, codec, symbols, data, offset, offset + length, 0, false);
        this.limits = limits;
    }

    /** Returns the text of the value whose first token is the current one, and makes its last token the current one. */
    String valueText() throws IOException {
        switch (currentToken()) {
            case START_OBJECT -> {
                var text = scan(_inputPtr - 1);
                leave(JsonToken.END_OBJECT);
                return text;
            }
            case START_ARRAY -> {
                var text = scan(_inputPtr - 1);
                leave(JsonToken.END_ARRAY);
                return text;
            }
            case VALUE_STRING -> {
                if (_tokenIncomplete) {
                    var text = scan(_inputPtr - 1);
                    _tokenIncomplete = false;
                    return text;
                }
                // Somebody has looked at it already, and the parser does not remember where it began.
                var writer = new JsonWriter(64, Integer.MAX_VALUE);
                return writer.value(getText()).toString();
            }
            default -> {
                return getText();
            }
        }
    }

    private String scan(int from) {
        var reader = new JsonReader(limits).reset(_inputBuffer, from, _inputEnd - from);
        reader.skipValue();
        _inputPtr = reader.position();
        return new String(_inputBuffer, from, _inputPtr - from, StandardCharsets.UTF_8);
    }

    private void leave(JsonToken last) {
        _parsingContext = _parsingContext.clearAndGetParent();
        _currToken = last;
    }
}
