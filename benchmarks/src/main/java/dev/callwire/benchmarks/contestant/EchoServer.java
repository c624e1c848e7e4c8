package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sends each frame back as it came, a read's worth of them at a time. */
final class EchoServer extends ChannelInboundHandlerAdapter {

    static Server start() throws InterruptedException {
        return NettyServer.start(EchoServer::new);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        ctx.write(frame, ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }
}
