package dev.callwire.processor.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callwire.json.DataBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.StreamParams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** The streams that pass through a loop, item by item as JSON. */
final class LoopStreams implements StreamParams {
    private final DataBinder binder;
    private final List<Flow.Publisher<JsonSlice>> passed = new ArrayList<>();
    private final List<Buffering> bufferings = new ArrayList<>();

    LoopStreams(DataBinder binder) {
        this.binder = binder;
    }

    /** What was said of each stream among the arguments, in order. */
    List<Buffering> bufferings() {
        return bufferings;
    }

    @Override
    public <T> void write(
            JsonType<T> item, Flow.Publisher<? extends T> publisher, Buffering buffering, JsonWriter out) {
        passed.add(map(publisher, value -> json(item, value)));
        bufferings.add(buffering);
        out.raw(("{\"token\":\"u" + passed.size() + "\"}").getBytes(UTF_8));
    }

    @Override
    public <T> Flow.Publisher<T> read(JsonType<T> item, JsonSlice json) {
        var token = Integer.parseInt(json.toString().replaceAll("\\D", ""));
        return map(passed.get(token - 1), slice -> value(item, slice));
    }

    /** A stream on its way from one end to the other. */
    <T> Flow.Publisher<T> pass(JsonType<T> item, Flow.Publisher<T> publisher) {
        return map(publisher, value -> again(item, value));
    }

    /** A value as it arrives at the other end. */
    <T> T again(JsonType<T> type, T value) {
        return value(type, json(type, value));
    }

    private <T> JsonSlice json(JsonType<T> type, T value) {
        var out = new JsonWriter(64, 1 << 20);
        type.write(value, out, binder);
        return out.toSlice();
    }

    private <T> T value(JsonType<T> type, JsonSlice json) {
        return type.read(json, new JsonReader(JsonLimits.DEFAULTS), binder);
    }

    /** The same stream with other items. */
    static <A, B> Flow.Publisher<B> map(Flow.Publisher<A> publisher, Function<? super A, B> change) {
        return subscriber -> publisher.subscribe(new Flow.Subscriber<A>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(A item) {
                subscriber.onNext(change.apply(item));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
