package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import org.jspecify.annotations.Nullable;

/** Calls, as a client would that a generator has written; an answer finds its call by its id, and makes the next one. */
final class LimitRun extends BatchRun {
    private final LimitFrames.Method method;
    private final Caller[] callers;
    private @Nullable LimitFrames json;

    LimitRun(LimitFrames.Method method, int inFlight, Window window, Flush flush) {
        super(inFlight, window, flush);
        this.method = method;
        callers = new Caller[inFlight];
        for (int i = 0; i < inFlight; i++) {
            callers[i] = new Caller(LimitCalls.of(method, i, inFlight));
        }
    }

    private static final class Caller {
        final LimitCalls calls;
        long begun;

        Caller(LimitCalls calls) {
            this.calls = calls;
        }
    }

    static Client connect(int port, Flush flush) throws Exception {
        return NettyClient.connectBare(
                port,
                (inFlight, window, bytes) -> new LimitRun(LimitFrames.Method.ADD, inFlight, window, flush),
                (inFlight, window, bytes) -> new LimitRun(LimitFrames.Method.ECHO, inFlight, window, flush));
    }

    @Override
    void begin() {
        json = new LimitFrames(cursor());
        for (var caller : callers) {
            call(caller);
        }
    }

    private void call(Caller caller) {
        caller.calls.next();
        caller.begun = tally.begin();
        caller.calls.write(this);
    }

    @Override
    void take(byte[] bytes, int from, int to) {
        var answer = json;
        if (answer == null) {
            throw new IllegalStateException("It has not begun");
        }
        answer.readAnswer(bytes, from, to, method);
        var caller = callers[LimitCalls.caller(answer.id, callers.length)];
        caller.calls.keep(answer);
        caller.calls.check();
        tally.end(caller.begun);
        if (window.isOver()) {
            ended();
        } else {
            call(caller);
        }
    }
}
