package dev.callwire.engine;

import dev.callwire.call.CallContext;
import dev.callwire.engine.ServedMethod.Kind;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.ForeignMethods;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** Methods that are served elsewhere, as if they were served here: with deadlines, cancellation and limits like any other. */
final class ForeignMethod {
    private static final JsonType<RawJson> ANY = JsonType.of(RawJson.class);
    private static final JsonType<@Nullable RawJson> PARAMS = ANY.nullable();

    private ForeignMethod() {}

    /** @param streams whether its caller wants a stream */
    static ServedMethod of(String name, ForeignMethods methods, boolean streams) {
        return streams ? stream(name, methods) : call(name, methods);
    }

    private static ServedMethod call(String name, ForeignMethods methods) {
        var descriptor = MethodDescriptor.call(name, ANY)
                .param("params", PARAMS)
                .whole()
                .nonBlocking()
                .build();
        return new ServedMethod(
                descriptor,
                ForeignMethods.class,
                Kind.STAGE,
                params -> methods.call(
                        name, params.get(0, PARAMS), CallContext.current().timeLeft()));
    }

    private static ServedMethod stream(String name, ForeignMethods methods) {
        var descriptor = MethodDescriptor.stream(name, ANY)
                .param("params", PARAMS)
                .whole()
                .nonBlocking()
                .build();
        return new ServedMethod(
                descriptor,
                ForeignMethods.class,
                Kind.STREAM,
                params -> methods.stream(
                        name, params.get(0, PARAMS), CallContext.current().timeLeft()));
    }
}
