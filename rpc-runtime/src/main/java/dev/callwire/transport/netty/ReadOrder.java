package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Passes on what is read, one read after the other: a listener may bring about a read, as by a flush over TLS. Stands before
 * all other handlers of frames.
 */
final class ReadOrder extends ChannelDuplexHandler {
    private final WebSocketConnection connection;
    private final Queue<ByteBuf> unread = new ArrayDeque<>(0);
    private boolean passing;

    ReadOrder(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        if (!(read instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(read);
        } else if (passing) {
            unread.add(bytes);
        } else {
            passAll(ctx, bytes);
        }
    }

    /** Netty's decoders ask for more when they have but a part of something, even while reading has stopped. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (!connection.isDeaf()) {
            ctx.read();
        }
    }

    /** Tells the connection by itself, as handlers that have failed on what was read may keep this to themselves. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ctx.fireChannelInactive();
        connection.inactive();
    }

    private void passAll(ChannelHandlerContext ctx, ByteBuf first) {
        passing = true;
        try {
            for (var bytes = first; bytes != null; bytes = unread.poll()) {
                connection.beginBurst();
                ctx.fireChannelRead(bytes);
            }
        } finally {
            passing = false;
        }
    }
}
