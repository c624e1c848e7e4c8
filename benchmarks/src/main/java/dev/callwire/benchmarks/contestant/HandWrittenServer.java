package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;

/** Adds, as a server would that knows this one method; answers a read's worth of requests at a time. */
final class HandWrittenServer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final JsonFrames json = new JsonFrames();

    static Server start() throws InterruptedException {
        return NettyServer.start(HandWrittenServer::new);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) throws IOException {
        json.read(frame.content());
        ctx.write(json.answer(ctx, json.id, json.a + json.b), ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }
}
