package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.collection.LongObjectHashMap;
import java.io.IOException;

/** Calls, as a client would that knows this one method; an answer finds its call by its id. */
final class HandWrittenRun extends NettyRun {
    private final JsonFrames json = new JsonFrames();
    private final LongObjectHashMap<Caller> pending = new LongObjectHashMap<>();
    private long lastId;

    HandWrittenRun(int inFlight, Window window) {
        super(inFlight, window);
    }

    private static final class Caller {
        final int number;
        int a;
        long begun;

        Caller(int number) {
            this.number = number;
        }
    }

    @Override
    void begin(ChannelHandlerContext ctx, int callers) throws IOException {
        for (int i = 0; i < callers; i++) {
            call(ctx, new Caller(i));
        }
    }

    private void call(ChannelHandlerContext ctx, Caller caller) throws IOException {
        caller.a = Numbers.after(caller.a);
        caller.begun = tally.begin();
        long id = ++lastId;
        pending.put(id, caller);
        ctx.write(json.request(ctx, id, caller.a, caller.number), ctx.voidPromise());
    }

    @Override
    void answered(ChannelHandlerContext ctx, TextWebSocketFrame frame, boolean last) throws IOException {
        json.read(frame.content());
        var caller = pending.remove(json.id);
        if (caller == null || json.result != caller.a + caller.number) {
            throw new IllegalStateException("An answer to no call, or a wrong one: " + json.result);
        }
        tally.end(caller.begun);
        if (!last) {
            call(ctx, caller);
        }
    }
}
