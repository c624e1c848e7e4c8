package dev.callwire.benchmarks.parts;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What surrounds params and results: the messages of one {@code add}, read and written, their values left alone. */
@State(Scope.Thread)
public class EnvelopeBenchmark {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 100, 128, 256, 16 << 20);
    private static final byte[] METHOD = bytes("\"calc.add\"");
    private static final byte[] PARAMS = bytes("{\"a\":123456,\"b\":63}");
    private static final byte[] SUM = bytes("123519");
    private static final long ID = 123_456;

    private final ProtocolSession client = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
    private final ProtocolSession server = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final JsonWriter out = new JsonWriter(256, 1 << 20);
    private final CallMeta meta = new CallMeta();
    private final Payload params = to -> to.raw(PARAMS);
    private final Payload sum = to -> to.raw(SUM);
    private final JsonSlice id = JsonSlice.of(Long.toString(ID));
    private final LastMessage last = new LastMessage();
    private JsonSlice request = new JsonSlice();
    private JsonSlice answer = new JsonSlice();

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** What is read is what was written. */
    @Setup
    public void prepare() {
        request = JsonSlice.of(writeRequest().toString());
        answer = JsonSlice.of(writeAnswer().toString());
    }

    /** As a server does. */
    @Benchmark
    public int readRequest() {
        server.read(request, last);
        return last.bytes;
    }

    /** As a client does. */
    @Benchmark
    public long readAnswer() {
        client.read(answer, last);
        return last.id;
    }

    /** As a client does. */
    @Benchmark
    public JsonWriter writeRequest() {
        out.reset();
        client.writeCall(out, ID, METHOD, params, meta);
        return out;
    }

    /** As a server does. */
    @Benchmark
    public JsonWriter writeAnswer() {
        out.reset();
        server.writeResult(out, id, null, sum);
        return out;
    }
}
