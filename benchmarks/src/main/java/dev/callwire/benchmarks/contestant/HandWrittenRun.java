package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.collection.LongObjectHashMap;
import java.io.IOException;

/** Calls, as a client would that knows these two methods; an answer finds its call by its id. */
final class HandWrittenRun extends NettyRun {
    private final JsonFrames json = new JsonFrames();
    private final LongObjectHashMap<Caller> pending = new LongObjectHashMap<>();
    private final boolean echoes;
    private long lastId;

    /** @param echoes whether it echoes orders, and does not add */
    private HandWrittenRun(int inFlight, Window window, boolean echoes) {
        super(inFlight, window);
        this.echoes = echoes;
    }

    static Client connect(int port) throws Exception {
        return NettyClient.connect(
                port,
                (inFlight, window, bytes) -> new HandWrittenRun(inFlight, window, false),
                (inFlight, window, bytes) -> new HandWrittenRun(inFlight, window, true),
                null);
    }

    private static final class Caller {
        final int number;
        int a;
        Order order;
        long begun;

        Caller(int number) {
            this.number = number;
            order = Order.of(number);
        }
    }

    @Override
    void begin(ChannelHandlerContext ctx, int callers) throws IOException {
        for (int i = 0; i < callers; i++) {
            call(ctx, new Caller(i));
        }
    }

    private void call(ChannelHandlerContext ctx, Caller caller) throws IOException {
        caller.begun = tally.begin();
        long id = ++lastId;
        pending.put(id, caller);
        if (echoes) {
            caller.order = caller.order.withId(id);
            ctx.write(json.request(ctx, id, caller.order), ctx.voidPromise());
        } else {
            caller.a = Numbers.after(caller.a);
            ctx.write(json.request(ctx, id, caller.a, caller.number), ctx.voidPromise());
        }
    }

    private boolean isRight(Caller caller) {
        return echoes ? caller.order.equals(json.order) : json.result == caller.a + caller.number;
    }

    @Override
    void answered(ChannelHandlerContext ctx, TextWebSocketFrame frame, boolean last) throws IOException {
        json.read(frame.content());
        var caller = pending.remove(json.id);
        if (caller == null || !isRight(caller)) {
            throw new IllegalStateException("An answer to no call, or a wrong one: " + json.id);
        }
        tally.end(caller.begun);
        if (!last) {
            call(ctx, caller);
        }
    }
}
