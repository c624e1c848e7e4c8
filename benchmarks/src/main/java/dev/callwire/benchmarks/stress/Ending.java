package dev.callwire.benchmarks.stress;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a call ended for its caller. */
enum Ending {
    SUCCEEDED,
    NOT_EXECUTED,
    MAYBE_EXECUTED,
    CANCELLED,
    FAILED_OTHERWISE;

    static Ending of(@Nullable Throwable failure) {
        if (failure == null) {
            return SUCCEEDED;
        }
        var cause = unwrap(failure);
        if (cause instanceof NotExecutedException) {
            return NOT_EXECUTED;
        } else if (cause instanceof MaybeExecutedException) {
            return MAYBE_EXECUTED;
        }
        return cause instanceof CallCancelledException ? CANCELLED : FAILED_OTHERWISE;
    }

    static Throwable unwrap(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
