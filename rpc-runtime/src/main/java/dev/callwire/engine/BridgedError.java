package dev.callwire.engine;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.MethodDescriptor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error that has a URI where its callee is, and came over a protocol whose errors have codes: its data says both the URI and
 * what goes with it, as {@code {"uri":"com.example.failed","args":["why"],"kwargs":{"k":3}}}.
 */
final class BridgedError {
    private final JsonSlice args = new JsonSlice();
    private final JsonSlice kwargs = new JsonSlice();
    private @Nullable String uri;

    private BridgedError() {}

    /** The error as its callee knows it, where a method declares one by its URI; else as it came. */
    static Outcome.Failed within(Outcome.Failed failed, MethodDescriptor<?> method, Settings settings) {
        boolean mayBe = failed.code() == Fault.APPLICATION_ERROR
                && failed.uri() == null
                && !failed.data().isEmpty()
                && failed.data().array()[failed.data().offset()] == '{'
                && method.errors().stream().map(ErrorDescriptor::uri).anyMatch(Objects::nonNull);
        if (!mayBe) {
            return failed;
        }
        try {
            var found = new BridgedError();
            found.read(settings.newReader().reset(failed.data()));
            return found.uri == null ? failed : found.of(failed);
        } catch (JsonException e) { // the member is something else
            return failed;
        }
    }

    private void read(JsonReader data) {
        var name = new JsonSlice();
        data.beginObject();
        while (data.nextName(name)) {
            switch (name.toString()) {
                case "uri" -> uri = data.readString();
                case "args" -> data.readValue(args);
                case "kwargs" -> data.readValue(kwargs);
                default -> data.skipValue();
            }
        }
    }

    private Outcome.Failed of(Outcome.Failed failed) {
        return new Outcome.Failed(failed.code(), uri, failed.message(), kwargs.isEmpty() ? args : kwargs);
    }
}
