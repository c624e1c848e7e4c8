package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;

/** Adds and echoes, as a server would that knows these two methods; answers a read's worth of requests at a time. */
final class HandWrittenServer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final JsonFrames json = new JsonFrames();

    static Server start() throws InterruptedException {
        return NettyServer.start(HandWrittenServer::new);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) throws IOException {
        json.read(frame.content());
        var answer =
                json.order == null ? json.answer(ctx, json.id, json.a + json.b) : json.answer(ctx, json.id, json.order);
        ctx.write(answer, ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }
}
