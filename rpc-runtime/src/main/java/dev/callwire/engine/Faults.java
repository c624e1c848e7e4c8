package dev.callwire.engine;

import dev.callwire.call.FaultException;
import dev.callwire.call.LaggedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller is told of a failure: what the method declares, what was thrown on purpose, and of anything else only a
 * reference that the log has too.
 */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** Of what a handler threw. */
    static Fault of(MethodDescriptor<?> method, Throwable failure, Encoder encoder) {
        if (failure instanceof InvalidParamsException) {
            return Fault.of(Fault.INVALID_PARAMS, message(failure, "Invalid params"));
        }
        if (failure instanceof LaggedException) {
            return Fault.ofLimit("lagged", Fault.LAGGED, message(failure, "Lagged"));
        }
        var declared = declared(method, failure);
        if (declared != null) {
            var data = declared.hasData() ? encoder.data(declared, failure) : null;
            return new Fault(declared.code(), declared.uri(), message(failure, "Error " + declared.code()), data, null);
        }
        if (failure instanceof FaultException told) {
            var data = told.data();
            return new Fault(
                    told.code(),
                    message(told, "Error " + told.code()),
                    data == null
                            ? null
                            : out -> encoder.binder.codec(data.getClass()).write(data, out));
        }
        return new Fault(Fault.INTERNAL_ERROR, "Internal error", logged(method.name() + " failed", failure));
    }

    /** The declared error that says most of an exception. */
    private static @Nullable ErrorDescriptor<?> declared(MethodDescriptor<?> method, Throwable failure) {
        ErrorDescriptor<?> best = null;
        for (var error : method.errors()) {
            boolean fits = error.type().isInstance(failure);
            if (fits && (best == null || best.type().isAssignableFrom(error.type()))) {
                best = error;
            }
        }
        return best;
    }

    /** Of a result that could not be written. */
    static Fault ofResult(MethodDescriptor<?> method, Throwable failure) {
        return ofValue("The result of " + method.name(), failure);
    }

    /** Of an item that could not be written. */
    static Fault ofItem(MethodDescriptor<?> method, Throwable failure) {
        return ofValue("An item of " + method.name(), failure);
    }

    private static Fault ofValue(String what, Throwable failure) {
        if (failure instanceof OutboundTooLargeException) {
            return Fault.ofLimit("outboundMessageBytes", Fault.MESSAGE_TOO_LARGE, what + " is too large to send");
        }
        var rule = what + " cannot be written as JSON";
        return new Fault(Fault.NOT_SERIALISABLE, rule, logged(rule, failure));
    }

    /** Of a fault that could not be written. */
    static Fault ofFault(Fault fault, Throwable failure) {
        if (failure instanceof OutboundTooLargeException) {
            return new Fault(
                    fault.code(), fault.uri(), "The error " + fault.code() + " is too large to send", null, null);
        }
        var what = "The data of error " + fault.code() + " cannot be written as JSON";
        return new Fault(Fault.INTERNAL_ERROR, "Internal error", logged(what, failure));
    }

    /** Logs what the peer is not told, and returns the reference by which the two are matched. */
    static Payload logged(String what, Throwable failure) {
        var reference = Long.toHexString(ThreadLocalRandom.current().nextLong());
        try {
            LOG.error("{} (reference {})", what, reference, failure);
        } catch (RuntimeException e) {
            LOG.error("{} (reference {}), with a {} that cannot be logged", what, reference, failure.getClass());
        }
        return out -> out.raw(JsonSlice.of("{\"reference\":\"" + reference + "\"}"));
    }

    private static String message(Throwable failure, String otherwise) {
        try {
            var message = failure.getMessage();
            return message == null ? otherwise : message;
        } catch (RuntimeException e) {
            LOG.error("The message of a {} cannot be had", failure.getClass(), e);
            return otherwise;
        }
    }
}
