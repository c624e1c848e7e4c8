package dev.callwire.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import org.jspecify.annotations.Nullable;

/** Tells in JSON's words what Jackson tells in Java's. */
final class UnfitValues {
    private final JsonMapper mapper;
    private final JsonWords words;

    UnfitValues(JsonMapper mapper) {
        this.mapper = mapper;
        words = new JsonWords(mapper);
    }

    /** Describes why a text could not be read. */
    UnfitValueException describe(JacksonException failure, JsonSlice json) {
        var path = JsonPath.of(failure);
        if (!isWellFormed(json)) {
            return new UnfitValueException(path.toString(), "valid JSON", "malformed text", failure);
        }
        if (failure instanceof InvalidTypeIdException unknown) {
            return describeTypeId(unknown, path, json);
        }
        var value = path.find(json);
        if (failure instanceof InvalidFormatException unfit
                && unfit.getValue() instanceof String name
                && isObject(value)) {
            return describeName(name, unfit, path);
        }
        var expected = expected(failure, value);
        return new UnfitValueException(path.toString(), expected, words.found(value, expected), failure);
    }

    private static boolean isWellFormed(JsonSlice json) {
        try {
            var reader = new JsonReader(JsonLimits.NONE).reset(json);
            reader.skipValue();
            reader.end();
            return true;
        } catch (JsonException e) {
            return false;
        }
    }

    private String expected(JacksonException failure, @Nullable JsonSlice value) {
        if (failure instanceof UnrecognizedPropertyException) {
            return JsonWords.ABSENT;
        }
        if (failure instanceof ValueInstantiationException) {
            return JsonWords.VALID;
        }
        if (failure instanceof MismatchedInputException mismatched) {
            return words.expected(mismatched.getTargetType(), value);
        }
        if (failure instanceof InvalidDefinitionException array) {
            return words.expected(array.getType().getRawClass(), value);
        }
        var cause =
                failure instanceof JsonMappingException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof InputCoercionException outOfRange) {
            return words.expected(outOfRange.getTargetType(), value);
        }
        if (cause instanceof JsonParseException) {
            // The text is well-formed, so what a strict parser has against it is a name that occurs twice.
            return JsonWords.UNIQUE_NAMES;
        }
        return cause instanceof JacksonException || cause instanceof JsonException
                ? JsonWords.WITHIN_LIMITS
                : JsonWords.VALID;
    }

    private UnfitValueException describeTypeId(InvalidTypeIdException failure, JsonPath base, JsonSlice json) {
        var path = base;
        var types = typesWithin(failure);
        if (types == null) {
            return new UnfitValueException(path.toString(), "an object of a known type", "another", failure);
        }
        var known = types.getTypeIdResolver().getDescForKnownTypeIds();
        var expected = known == null ? "a known type" : "one of " + known.replaceAll("^\\[|]$", "");
        if (types.getTypeInclusion() == JsonTypeInfo.As.PROPERTY
                || types.getTypeInclusion() == JsonTypeInfo.As.EXISTING_PROPERTY) {
            if (isObject(path.find(json))) {
                path = path.member(types.getPropertyName());
            } else {
                expected = JsonWords.OBJECT;
            }
        }
        return new UnfitValueException(path.toString(), expected, words.found(path.find(json), expected), failure);
    }

    /** Describes a name of an object that is read as a map of other names. */
    private UnfitValueException describeName(String name, InvalidFormatException failure, JsonPath path) {
        var quoted =
                JsonSlice.of(new JsonWriter(16, Integer.MAX_VALUE).value(name).toString());
        var expected = words.expected(failure.getTargetType(), null);
        var shown = JsonWords.isShowable(quoted) ? quoted.toString() : "another name";
        return new UnfitValueException(path.toString(), "an object whose names are each " + expected, shown, failure);
    }

    private static boolean isObject(@Nullable JsonSlice value) {
        return value != null && !value.isEmpty() && value.array()[value.offset()] == '{';
    }

    private @Nullable TypeDeserializer typesWithin(InvalidTypeIdException failure) {
        try {
            return mapper.getDeserializationConfig().findTypeDeserializer(failure.getBaseType());
        } catch (JsonMappingException e) {
            return null;
        }
    }
}
