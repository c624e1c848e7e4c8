package dev.callwire.engine;

import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ParamsWriter;
import org.jspecify.annotations.Nullable;

/** A buffer for one outgoing frame, with what it takes to write typed values into it. Used by one thread at a time. */
final class Encoder {
    private static final int USUAL_LENGTH = 512;

    final JsonWriter out;
    final DataBinder binder;
    private final ParamsWriter paramsWriter;
    private final Payload paramsPayload = this::writeParams;
    private final Payload resultPayload = this::writeResult;
    private @Nullable MethodDescriptor<?> method;
    private Arguments arguments = Arguments.NONE;
    private @Nullable Object result;

    Encoder(DataBinder binder, int maxLength) {
        this.binder = binder;
        out = new JsonWriter(USUAL_LENGTH, maxLength);
        paramsWriter = new ParamsWriter(binder);
    }

    /** The params of a call to be written; valid until the next is set. */
    @Nullable
    Payload params(MethodDescriptor<?> callee, Arguments args) {
        method = callee;
        arguments = args;
        return callee.hasParams() ? paramsPayload : null;
    }

    /** Sets what writes the streams among the arguments; until this is given back. */
    void streams(@Nullable CallStreams streams) {
        paramsWriter.with(streams);
    }

    /** The result of a call to be written; valid until the next is set. */
    Payload result(MethodDescriptor<?> callee, @Nullable Object value) {
        method = callee;
        result = value;
        return resultPayload;
    }

    /** The data of an error to be written. */
    Payload data(ErrorDescriptor<?> error, Throwable thrown) {
        return to -> paramsWriter.write(error, thrown, to);
    }

    private void writeParams(JsonWriter to) {
        paramsWriter.write(current(), arguments, to);
    }

    @SuppressWarnings("unchecked") // the handler's type was tied to the descriptor's when it was added to the table
    private void writeResult(JsonWriter to) {
        ((JsonType<@Nullable Object>) current().result()).write(result, to, binder);
    }

    private MethodDescriptor<?> current() {
        if (method == null) {
            throw new IllegalStateException("No payload was set");
        }
        return method;
    }

    void clear() {
        out.reset();
        method = null;
        arguments = Arguments.NONE;
        result = null;
        paramsWriter.with(null);
    }
}
