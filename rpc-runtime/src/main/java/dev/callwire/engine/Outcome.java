package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.LaggedException;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.References;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.Fault;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a call of this end's ended; made into a value or an exception where its caller wants it. */
sealed interface Outcome {
    Logger LOG = LoggerFactory.getLogger(Outcome.class);
    JsonSlice NULL = JsonSlice.of("null");

    /** The peer answered with a result. */
    record Answered(JsonSlice result) implements Outcome {}

    /**
     * The peer answered with an error.
     *
     * @param uri by which the peer knows it, if it does; else by the code
     */
    record Failed(int code, @Nullable String uri, String message, JsonSlice data) implements Outcome {

        /** What a peer says of a stream that has failed. */
        static Failed of(Fault fault, JsonSlice data) {
            return new Failed(fault.code(), fault.uri(), fault.message(), data);
        }

        /** Whether it is an error that a method declares. */
        boolean is(ErrorDescriptor<?> error) {
            return uri == null ? error.code() == code : uri.equals(error.uri());
        }

        /** The exception for one that no method declares. */
        RemoteFaultException undeclared() {
            return new RemoteFaultException(code, uri, message, data.isEmpty() ? null : data.toString());
        }
    }

    /** The peer answered what is no answer. */
    record Unreadable(String why) implements Outcome {}

    /** Its items came too fast. */
    record Lagged(String why) implements Outcome {}

    /** The connection ended first. */
    record Lost(CloseReason reason) implements Outcome {}

    /** It may have run where it was sent before, and is not sent again. */
    record NotRepeated(String why) implements Outcome {}

    /** It never ran, and will not. */
    record NotExecuted(String why) implements Outcome {}

    /** It could not be written or sent. */
    record Unsent(Throwable why) implements Outcome {}

    /** The deadline came first. */
    record Expired(Duration timeout) implements Outcome {}

    /** The caller lost interest first. */
    record Cancelled(String how) implements Outcome {}

    /** The result, for the one who called; read with a spare reader. */
    static <R extends @Nullable Object> R result(PendingCall<R> call, JsonSlice json) {
        var settings = call.caller.settings();
        var reader = settings.takeReader();
        try {
            return result(call, json, reader);
        } finally {
            settings.giveBack(reader);
        }
    }

    /** The result, for the one who called. */
    static <R extends @Nullable Object> R result(PendingCall<R> call, JsonSlice json, JsonReader reader) {
        var method = call.method;
        var objects = method.passesReferences() ? call.objects : null;
        var previous = objects == null ? null : objects.ofPeer(method, null).enter();
        try {
            return method.result()
                    .read(
                            json.isEmpty() ? NULL : json,
                            reader,
                            call.caller.settings().binder());
        } catch (UnfitValueException e) {
            throw new MalformedAnswerException(
                    "The result of " + method.name() + " must be " + e.expected() + ", but the peer sent " + e.found()
                            + (e.path().isEmpty() ? "" : " at " + e.path()),
                    e);
        } finally {
            if (objects != null) {
                References.leave(previous);
            }
        }
    }

    /** The exception, for the one who called; its stack is the calling thread's. */
    default Throwable toException(MethodDescriptor<?> method, Settings settings) {
        if (this instanceof Failed failed) {
            return typed(failed, method, settings);
        } else if (this instanceof Unreadable unreadable) {
            return new MalformedAnswerException(
                    "The peer's answer to " + method.name() + " is malformed: " + unreadable.why());
        } else if (this instanceof Lagged lagged) {
            return new LaggedException(method.name() + " was ended: " + lagged.why());
        } else if (this instanceof Lost lost) {
            return new MaybeExecutedException("The connection was lost before " + method.name()
                    + " was answered; it may have run. It ended with " + lost.reason());
        } else if (this instanceof NotRepeated unsent) {
            return new MaybeExecutedException(method.name()
                    + " may have run before its connection was lost; it was not sent again: " + unsent.why());
        } else if (this instanceof NotExecuted unsent) {
            return new NotExecutedException(method.name() + " was not executed: " + unsent.why());
        } else if (this instanceof Unsent unsent) {
            return unsent.why() instanceof RuntimeException e
                    ? e
                    : new NotExecutedException(
                            method.name() + " was not sent: " + unsent.why().getMessage(), unsent.why());
        } else if (this instanceof Expired expired) {
            return new DeadlineExceededException(method.name() + " was not answered within "
                    + expired.timeout().toMillis() + " ms");
        } else if (this instanceof Cancelled cancelled) {
            return new CallCancelledException(method.name() + " was cancelled: " + cancelled.how());
        }
        throw new AssertionError(this);
    }

    /** An error of the peer's as the exception that its method declares, or that its code stands for. */
    private static Throwable typed(Failed failed, MethodDescriptor<?> method, Settings settings) {
        var known = BridgedError.within(failed, method, settings);
        for (var error : method.errors()) {
            if (!known.is(error)) {
                continue;
            }
            try {
                return error.read(
                        known.message(),
                        new Params(settings.binder(), settings.jsonLimits()).bind(error, known.data()));
            } catch (InvalidParamsException e) {
                break; // the peer uses the code or URI for something else, or leaves out the data
            } catch (Throwable e) { // whatever its constructor throws, the caller waits for an end
                LOG.warn("The exception for error {} of {} could not be made", error.code(), method.name(), e);
                break;
            }
        }
        var said = method.name() + ": " + failed.message();
        return switch (failed.code()) {
            case Fault.DEADLINE_EXCEEDED -> new DeadlineExceededException(said);
            case Fault.LAGGED -> new LaggedException(said);
            case Fault.CANCELLED, Fault.CANCELLED_BY_SERVER -> new CallCancelledException(said);
            default -> failed.undeclared();
        };
    }
}
