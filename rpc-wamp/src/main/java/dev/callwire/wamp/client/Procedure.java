package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of this end's as a procedure. Immutable. */
final class Procedure {
    private final MethodDescriptor<?> method;
    private final JsonSlice name;
    private final @Nullable String stream;

    /** The parameters that arguments are for. */
    private final List<String> names;

    Procedure(MethodDescriptor<?> method) {
        this.method = method;
        name = JsonSlice.of(method.name());
        stream = method.hasStreamParams() ? method.streamParameterNames().get(0) : null;
        names = method.parameterNames().stream()
                .filter(each -> !each.equals(stream))
                .toList();
    }

    String uri() {
        return method.uri();
    }

    /** What the engine knows it by. */
    JsonSlice name() {
        return name;
    }

    boolean isNotification() {
        return method.isNotification();
    }

    /** Whether it has no result. */
    boolean isVoid() {
        return method.result() == JsonType.VOID;
    }

    /** Whether its result is a stream. */
    boolean isStream() {
        return method.isStream();
    }

    /** The parameter that is a stream; {@code null} if none is. */
    @Nullable
    String stream() {
        return stream;
    }

    /** Whether a stream is all that it takes. */
    boolean takesStreamAlone() {
        return stream != null && names.isEmpty();
    }

    /** The names of its other parameters. */
    List<String> names() {
        return names;
    }

    /** Where the stream stands among its parameters. */
    int streamIndex() {
        return method.parameterNames().indexOf(stream);
    }
}
