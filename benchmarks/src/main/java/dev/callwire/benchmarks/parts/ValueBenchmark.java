package dev.callwire.benchmarks.parts;

import dev.callwire.benchmarks.contestant.Order;
import dev.callwire.json.DataBinder.ValueCodec;
import dev.callwire.json.JacksonBinder;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import dev.callwire.stub.ParamsWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Values to JSON and back: the params of {@code add}, and an order by its generated codec and by Jackson Databind. */
@State(Scope.Thread)
public class ValueBenchmark {
    private static final MethodDescriptor<Integer> ADD = MethodDescriptor.call("calc.add", JsonType.INT)
            .param("a", JsonType.INT)
            .param("b", JsonType.INT)
            .build();

    private final JacksonBinder binder = JacksonBinder.create();
    private final ValueCodec<Order> databind = binder.codec(Order.class);
    private final ValueCodec<Order> generated = binder.codec(Order.class, Order.codec());
    private final Params params = new Params(binder, JsonLimits.DEFAULTS);
    private final ParamsWriter paramsWriter = new ParamsWriter(binder);
    private final Arguments arguments = to -> to.put(123_456).put(63);
    private final Order order = Order.of(123_456);
    private final JsonWriter out = new JsonWriter(2048, 1 << 20);
    private JsonSlice paramsJson = new JsonSlice();
    private JsonSlice orderJson = new JsonSlice();

    /** What is read is what was written. */
    @Setup
    public void prepare() {
        paramsJson = JsonSlice.of(writeAddParams().toString());
        orderJson = JsonSlice.of(writeOrderByDatabind().toString());
    }

    /** As a generated dispatcher does. */
    @Benchmark
    public int readAddParams() {
        params.bind(ADD, paramsJson);
        return params.getInt(0) + params.getInt(1);
    }

    /** As a generated client does. */
    @Benchmark
    public JsonWriter writeAddParams() {
        out.reset();
        paramsWriter.write(ADD, arguments, out);
        return out;
    }

    /** Of about 1 KiB. */
    @Benchmark
    public Order readOrder() {
        return generated.read(orderJson);
    }

    /** Of about 1 KiB. */
    @Benchmark
    public JsonWriter writeOrder() {
        out.reset();
        generated.write(order, out);
        return out;
    }

    /** Of about 1 KiB. */
    @Benchmark
    public Order readOrderByDatabind() {
        return databind.read(orderJson);
    }

    /** Of about 1 KiB. */
    @Benchmark
    public JsonWriter writeOrderByDatabind() {
        out.reset();
        databind.write(order, out);
        return out;
    }
}
