package dev.callwire.benchmarks.contestant;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Sends frames that differ in the digits which tell one from the next, as long as the connection is
 * writable: from a frame that says {@link #GO} until any other, which is answered by an empty one.
 */
final class FrameServer extends ChannelInboundHandlerAdapter {
    static final String GO = "go";

    /** As long as a frame with an item of Callwire's. */
    static final int FRAME_BYTES =
            "{'jsonrpc':'2.0','method':'$/progress','params':{'token':12,'value':123456}}".length();

    private int sent;
    private boolean going;

    static Server start() throws InterruptedException {
        return NettyServer.start(FrameServer::new);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var command = (TextWebSocketFrame) message;
        try {
            going = command.content().toString(StandardCharsets.US_ASCII).equals(GO);
        } finally {
            command.release();
        }
        if (going) {
            sent = 0;
            fill(ctx);
        } else {
            ctx.writeAndFlush(new TextWebSocketFrame());
        }
    }

    private void fill(ChannelHandlerContext ctx) {
        while (going && ctx.channel().isWritable()) {
            var item = ctx.alloc().directBuffer(FRAME_BYTES);
            item.writeLong(Digits.of(sent)).writeZero(FRAME_BYTES - Long.BYTES);
            sent = Digits.after(sent);
            ctx.write(new TextWebSocketFrame(item), ctx.voidPromise());
        }
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (going && ctx.channel().isWritable()) {
            // Not within the flush that has told this; and what is scheduled lets the loop read first, which a task
            // does not.
            ctx.executor().schedule(() -> fill(ctx), 0, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        going = false;
    }
}
