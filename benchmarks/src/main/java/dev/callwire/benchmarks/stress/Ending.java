package dev.callwire.benchmarks.stress;

import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a call ended for its caller. */
enum Ending {
    SUCCEEDED,
    NOT_EXECUTED,
    MAYBE_EXECUTED,
    FAILED_OTHERWISE;

    static Ending of(@Nullable Throwable failure) {
        if (failure == null) {
            return SUCCEEDED;
        }
        var cause = unwrap(failure);
        return cause instanceof NotExecutedException
                ? NOT_EXECUTED
                : cause instanceof MaybeExecutedException ? MAYBE_EXECUTED : FAILED_OTHERWISE;
    }

    static Throwable unwrap(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
