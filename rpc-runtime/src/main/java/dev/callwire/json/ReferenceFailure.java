package dev.callwire.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;

/**
 * What went wrong with an object that travels by reference, on its way through Jackson, which would take any exception
 * for one of the value's own.
 */
final class ReferenceFailure extends JsonMappingException {
    private static final long serialVersionUID = 1;

    private final RuntimeException failure;

    /** @param processor the parser or generator at work */
    ReferenceFailure(Closeable processor, RuntimeException failure) {
        super(processor, "A reference failed", failure);
        this.failure = failure;
    }

    /** Returns what went wrong, seen from the value that holds the reference. */
    RuntimeException failure() {
        return failure instanceof UnfitValueException unfit
                ? unfit.within(JsonPath.of(this).toString())
                : failure;
    }
}
