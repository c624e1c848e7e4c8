package dev.callwire.processor.loop;

import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.References;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import dev.callwire.stub.Params;
import dev.callwire.stub.ParamsWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A caller and a method table back to back: what is called is written as JSON, read, run, and answered as JSON. */
@SuppressWarnings("overloads") // each interface has its own call
final class Loop implements Caller, MethodTable {
    private final DataBinder binder = JacksonBinder.create();
    private final Map<String, AsyncHandler<?>> handlers = new HashMap<>();
    private final Map<String, StreamHandler<?>> streamHandlers = new HashMap<>();
    private final LoopStreams streams = new LoopStreams(binder);
    private final List<String> sent = new ArrayList<>();
    private final List<Loop> objects = new ArrayList<>();
    private final List<CompletableFuture<?>> answers = new ArrayList<>();
    private int released;

    /** The params that went over the wire, in order. */
    List<String> sent() {
        return sent;
    }

    /** What the objects that were passed by reference are called through, in order. */
    List<Loop> objects() {
        return objects;
    }

    /** The streams that went over the wire. */
    LoopStreams streams() {
        return streams;
    }

    /** What the callers got, in order. */
    List<CompletableFuture<?>> answers() {
        return answers;
    }

    /** How often the reference that goes through here was ended. */
    int released() {
        return released;
    }

    @Override
    public void release() {
        released++;
    }

    @Override
    public <R> void call(MethodDescriptor<R> method, Handler<R> handler) {
        asyncCall(method, params -> CompletableFuture.completedFuture(handler.handle(params)));
    }

    @Override
    public void voidCall(MethodDescriptor<Void> method, VoidHandler handler) {
        asyncCall(method, params -> {
            handler.handle(params);
            return CompletableFuture.completedFuture(null);
        });
    }

    @Override
    public <R> void asyncCall(MethodDescriptor<R> method, AsyncHandler<R> handler) {
        handlers.put(method.name(), handler);
    }

    @Override
    public <R> void stream(MethodDescriptor<R> method, StreamHandler<R> handler) {
        streamHandlers.put(method.name(), handler);
    }

    @Override
    public <R> void trackedStream(MethodDescriptor<R> method, StreamHandler<Tracked<R>> handler) {
        streamHandlers.put(method.name(), handler);
    }

    @Override
    public void notification(MethodDescriptor<Void> method, VoidHandler handler) {
        voidCall(method, handler);
    }

    @Override
    public <R> R call(MethodDescriptor<R> method, Arguments arguments) {
        return callAsync(method, arguments).join();
    }

    @Override
    public void notify(MethodDescriptor<Void> method, Arguments arguments) {
        callAsync(method, arguments).join();
    }

    @Override
    public <R> CompletableFuture<R> callAsync(MethodDescriptor<R> method, Arguments arguments) {
        var previous = new LoopReferences(method, objects).enter();
        try {
            return pass(method, arguments);
        } finally {
            References.leave(previous);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the handler was added under the same descriptor
    public <R> Flow.Publisher<R> stream(MethodDescriptor<R> method, Arguments arguments) {
        var handler = (StreamHandler<R>) streamHandlers.get(method.name());
        return subscriber ->
                streams.pass(method.result(), run(handler, method, arguments)).subscribe(subscriber);
    }

    @Override
    @SuppressWarnings("unchecked") // the handler was added under the same descriptor
    public <R> Flow.Publisher<Tracked<R>> trackedStream(MethodDescriptor<R> method, Arguments arguments) {
        var handler = (StreamHandler<Tracked<R>>) streamHandlers.get(method.name());
        return subscriber -> LoopStreams.map(
                        run(handler, method, arguments),
                        item -> new Tracked<>(item.cursor(), streams.again(method.result(), item.value())))
                .subscribe(subscriber);
    }

    private <T> Flow.Publisher<T> run(StreamHandler<T> handler, MethodDescriptor<?> method, Arguments arguments) {
        try {
            return handler.handle(params(method, arguments));
        } catch (Exception e) {
            throw this.<RuntimeException>thrown(method, e);
        }
    }

    /** The params of a call as they arrive. */
    private Params params(MethodDescriptor<?> method, Arguments arguments) {
        var out = new JsonWriter(64, 1 << 20);
        var writer = new ParamsWriter(binder);
        writer.with(streams);
        writer.write(method, arguments, out);
        sent.add(out.toSlice().toString());
        return new Params(binder, JsonLimits.DEFAULTS).with(streams).bind(method, out.toSlice());
    }

    @SuppressWarnings("unchecked") // the handler was added under the same descriptor
    private <R> CompletableFuture<R> pass(MethodDescriptor<R> method, Arguments arguments) {
        var params = params(method, arguments);
        try {
            var handler = (AsyncHandler<R>) handlers.get(method.name());
            var answer = handler.handle(params)
                    .toCompletableFuture()
                    .thenApply(value -> streams.again(method.result(), value));
            answers.add(answer);
            return answer;
        } catch (Exception e) {
            throw this.<RuntimeException>thrown(method, e);
        }
    }

    /** Takes an error over the wire and throws what comes out, as the engine does. */
    @SuppressWarnings("unchecked") // a checked exception goes out as if it were none
    private <X extends Exception> X thrown(MethodDescriptor<?> method, Exception e) throws X {
        for (ErrorDescriptor<?> error : method.errors()) {
            if (error.type() == e.getClass()) {
                var out = new JsonWriter(64, 1 << 20);
                new ParamsWriter(binder).write(error, e, out);
                sent.add(out.toSlice().toString());
                var data = new Params(binder, JsonLimits.DEFAULTS).bind(error, out.toSlice());
                throw (X) error.read(e.getMessage(), data);
            }
        }
        throw (X) e;
    }
}
