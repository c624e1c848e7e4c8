package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A call whose result is a stream. */
final class ResultCall<R, T> extends StreamCall<R, T> {
    private final boolean tracked;

    /** @param tracked whether the subscriber gets {@link Tracked} items */
    ResultCall(
            MethodDescriptor<R> method,
            Arguments arguments,
            PeerCaller caller,
            Metadata metadata,
            Flow.Subscriber<? super T> subscriber,
            boolean tracked) {
        super(
                method,
                arguments,
                caller,
                metadata,
                subscriber,
                CallStreams.executor(method, caller.settings()),
                method.subscription() != null);
        this.tracked = tracked;
    }

    @Override
    boolean needsCursor() {
        return tracked;
    }

    @Override
    byte @Nullable [] unsubscribe() {
        var names = method.subscription();
        return names == null ? null : names.quotedUnsubscribe();
    }

    @Override
    @SuppressWarnings("unchecked") // whether it is tracked says which T is
    T decode(Element element, JsonReader own) {
        var value = read(element.json(), own);
        var cursor = element.cursor();
        return (T) (tracked && cursor != null ? new Tracked<>(cursor, value) : value);
    }
}
