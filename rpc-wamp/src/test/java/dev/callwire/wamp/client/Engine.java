package dev.callwire.wamp.client;

import static java.util.stream.Collectors.joining;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.Served;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.Handshake;
import dev.callwire.wamp.auth.ClientAuthentication;
import dev.callwire.wamp.message.InvocationPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is around a session: an engine that writes down what it hears, and a router that is frames of text. */
final class Engine {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 100, 128, 256, 1 << 20);

    private final List<String> heard = new ArrayList<>();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final MessageHandler handler = (MessageHandler)
            Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {MessageHandler.class}, this::hear);
    final ClientSession session;

    private Engine(ClientOptions options, String subprotocol, List<MethodDescriptor<?>> methods) {
        var handshake = new Handshake("/ws", "", Map.of(), List.of("wamp.2.json"), subprotocol);
        session = new ClientSession(options, new Opening(true, LIMITS, handshake, new Offer(methods)));
    }

    private record Offer(Collection<MethodDescriptor<?>> methods) implements Served {
        @Override
        public Collection<EventDescriptor> events() {
            return List.of();
        }
    }

    static Engine of(MethodDescriptor<?>... methods) {
        return of(ClientAuthentication.anonymous(), methods);
    }

    static Engine of(ClientAuthentication authentication, MethodDescriptor<?>... methods) {
        var options = new ClientOptions("realm1", authentication, InvocationPolicy.SINGLE, true);
        return new Engine(options, "wamp.2.json", List.of(methods)).begin();
    }

    static Engine of(ClientOptions options, String subprotocol, MethodDescriptor<?>... methods) {
        return new Engine(options, subprotocol, List.of(methods)).begin();
    }

    /** One that is in a realm whose router does all there is. */
    static Engine joined(MethodDescriptor<?>... methods) {
        var engine = of(methods);
        engine.heard();
        engine.says("[2,7,{\"roles\":{\"broker\":{},\"dealer\":{\"features\":{\"progressive_call_results\":true,"
                + "\"progressive_call_invocations\":true,\"call_canceling\":true}}}}]");
        for (int i = 1; i <= methods.length; i++) {
            engine.says("[65," + i + "," + (100 + i) + "]");
        }
        engine.heard();
        return engine;
    }

    private Engine begin() {
        session.begin(handler);
        return this;
    }

    private Object hear(Object proxy, Method method, Object[] args) {
        switch (method.getName()) {
            case "execute" -> tasks.add((Runnable) args[0]);
            case "onReply" -> heard.add("sends " + args[0]);
            case "onIgnored" -> heard.add("ignored");
            case "isWritable", "equals" -> {
                return true;
            }
            case "hashCode" -> {
                return 0;
            }
            default ->
                heard.add(method.getName().replaceFirst("^on", "").toLowerCase(java.util.Locale.ROOT)
                        + (args == null
                                ? ""
                                : " "
                                        + Arrays.stream(args)
                                                .filter(Objects::nonNull)
                                                .map(Engine::text)
                                                .filter(text -> !text.isEmpty())
                                                .collect(joining(" "))));
        }
        return null;
    }

    private static String text(Object argument) {
        if (argument instanceof CallMeta meta) {
            return meta.timeoutMillis() == 0 ? "" : "within " + meta.timeoutMillis();
        } else if (argument instanceof StreamItem item) {
            return (item.value + (item.isEnd() ? "end" : ""))
                    + (item.fault() == null
                            ? ""
                            : " " + item.fault().code() + " " + item.fault().message());
        }
        return argument.toString();
    }

    /** The router sends a frame. */
    void says(String frame) {
        var bytes = JsonSlice.of(frame);
        session.read(bytes, handler);
        Arrays.fill(bytes.array(), (byte) '#'); // nobody needs it any more
    }

    /** Takes what was heard. */
    List<String> heard() {
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    /** The router sends what is no frame. */
    void unreadable(String why) {
        session.unreadable(why, handler);
    }

    /** The router sends a frame, and this is what is heard. */
    List<String> hears(String frame) {
        says(frame);
        return heard();
    }

    /** Runs what is to run on the connection's own thread, and waits for it if it has to. */
    void runNext() {
        try {
            var task = tasks.poll(20, TimeUnit.SECONDS);
            if (task == null) {
                throw new AssertionError("nothing is to run");
            }
            task.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is written. */
    static String written(Consumer<JsonWriter> writing) {
        var out = new JsonWriter(16, 1 << 20);
        writing.accept(out);
        return out.toString();
    }

    static CallMeta meta(long timeoutMillis, long credit) {
        var meta = new CallMeta();
        meta.timeoutMillis(timeoutMillis);
        meta.credit(credit);
        return meta;
    }

    static byte[] quoted(String name) {
        return JsonSlice.of("\"" + name + "\"").array();
    }

    static Payload json(String json) {
        return out -> out.raw(JsonSlice.of(json));
    }

    String call(long id, String method, String params) {
        return call(id, method, json(params), new CallMeta());
    }

    String call(long id, String method, Payload params, CallMeta meta) {
        return written(out -> session.writeCall(out, id, quoted(method), params, meta));
    }

    String result(String id, String result) {
        return written(out -> session.writeResult(out, JsonSlice.of(id), null, json(result)));
    }

    String item(StreamName stream, String item) {
        return written(out -> session.streams().writeItem(out, stream, null, 0, json(item)));
    }
}
