package dev.callwire.benchmarks.contestant;

import java.util.List;

/**
 * Requests and answers of {@code calc.add} and {@code calc.echo}, read in one pass where they lie and written where they
 * leave from, as a generator could have written it. Members come in any order. For one event loop.
 */
final class LimitFrames {
    private static final byte[] JSONRPC = OrderJson.bytes("jsonrpc");
    private static final byte[] VERSION = OrderJson.bytes("2.0");
    private static final byte[] ID = OrderJson.bytes("id");
    private static final byte[] METHOD = OrderJson.bytes("method");
    private static final byte[] PARAMS = OrderJson.bytes("params");
    private static final byte[] RESULT = OrderJson.bytes("result");
    private static final byte[] ADD = OrderJson.bytes("calc.add");
    private static final byte[] ECHO = OrderJson.bytes("calc.echo");
    private static final byte[] A = OrderJson.bytes("a");
    private static final byte[] B = OrderJson.bytes("b");
    private static final byte[] ORDER = OrderJson.bytes("order");
    private static final byte[] OPEN = OrderJson.bytes("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] THEN_ADD = OrderJson.bytes(",\"method\":\"calc.add\",\"params\":{\"a\":");
    private static final byte[] THEN_B = OrderJson.bytes(",\"b\":");
    private static final byte[] THEN_ECHO = OrderJson.bytes(",\"method\":\"calc.echo\",\"params\":{\"order\":");
    private static final byte[] THEN_RESULT = OrderJson.bytes(",\"result\":");

    private static final int NOWHERE = -1;
    private static final Order NO_ORDER = new Order(0, "", "", false, 0, List.of());

    /** What is asked for. */
    enum Method {
        NONE,
        ADD,
        ECHO
    }

    private final ByteCursor json;

    /** Of the frame that was read last. */
    long id;

    Method method = Method.NONE;
    int a;
    int b;
    int sum;
    Order order = NO_ORDER;

    LimitFrames(ByteCursor json) {
        this.json = json;
    }

    void readRequest(byte[] bytes, int from, int to) {
        json.reset(bytes, from, to);
        id = NOWHERE;
        method = Method.NONE;
        int paramsAt = NOWHERE;
        json.open('{');
        while (json.nextName()) {
            if (json.textIs(JSONRPC)) {
                readVersion();
            } else if (json.textIs(ID)) {
                id = json.number();
            } else if (json.textIs(METHOD)) {
                json.text();
                method = json.textIs(ADD) ? Method.ADD : json.textIs(ECHO) ? Method.ECHO : Method.NONE;
            } else if (json.textIs(PARAMS) && method != Method.NONE) {
                readParams();
            } else if (json.textIs(PARAMS)) {
                paramsAt = json.position();
                json.skip();
            } else {
                json.skip();
            }
        }
        json.end();
        if (paramsAt != NOWHERE) {
            json.goTo(paramsAt);
            readParams();
        }
        if (id == NOWHERE || method == Method.NONE) {
            throw new IllegalStateException("No request: " + json);
        }
    }

    private void readVersion() {
        json.text();
        if (!json.textIs(VERSION)) {
            throw new IllegalStateException("Another version: " + json);
        }
    }

    private void readParams() {
        int known = 0;
        json.open('{');
        while (json.nextName()) {
            if (json.textIs(A)) {
                a = json.integer();
            } else if (json.textIs(B)) {
                b = json.integer();
            } else if (json.textIs(ORDER)) {
                order = OrderJson.read(json);
            } else {
                throw new IllegalStateException("An unknown parameter: " + json);
            }
            known++;
        }
        if (known != (method == Method.ADD ? 2 : 1)) {
            throw new IllegalStateException("A parameter is missing, or there twice: " + json);
        }
    }

    /** @param of the method that all answers are of; a client knows */
    void readAnswer(byte[] bytes, int from, int to, Method of) {
        json.reset(bytes, from, to);
        id = NOWHERE;
        boolean answered = false;
        json.open('{');
        while (json.nextName()) {
            if (json.textIs(JSONRPC)) {
                readVersion();
            } else if (json.textIs(ID)) {
                id = json.number();
            } else if (json.textIs(RESULT)) {
                readResult(of);
                answered = true;
            } else {
                json.skip();
            }
        }
        json.end();
        if (id == NOWHERE || !answered) {
            throw new IllegalStateException("No answer: " + json);
        }
    }

    private void readResult(Method of) {
        if (of == Method.ADD) {
            sum = json.integer();
        } else {
            order = OrderJson.read(json);
        }
    }

    static void writeAdd(FrameBatches to, long callId, int first, int second) {
        var out = to.begin(100);
        out.put(OPEN);
        out.number(callId);
        out.put(THEN_ADD);
        out.number(first);
        out.put(THEN_B);
        out.number(second);
        out.put('}');
        out.put('}');
        to.end(out);
    }

    static void writeEcho(FrameBatches to, long callId, Order sent) {
        var out = to.begin(OrderJson.BYTES);
        out.put(OPEN);
        out.number(callId);
        out.put(THEN_ECHO);
        OrderJson.write(out, sent);
        out.put('}');
        out.put('}');
        to.end(out);
    }

    static void writeAnswer(FrameBatches to, long callId, int result) {
        var out = to.begin(100);
        out.put(OPEN);
        out.number(callId);
        out.put(THEN_RESULT);
        out.number(result);
        out.put('}');
        to.end(out);
    }

    static void writeAnswer(FrameBatches to, long callId, Order result) {
        var out = to.begin(OrderJson.BYTES);
        out.put(OPEN);
        out.number(callId);
        out.put(THEN_RESULT);
        OrderJson.write(out, result);
        out.put('}');
        to.end(out);
    }
}
