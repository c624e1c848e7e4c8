package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Reads the frames of a connection, all that a read has brought in one go, where they lie: in the buffer's own array, or
 * copied to one at once.
 */
final class FrameReader extends ChannelInboundHandlerAdapter {
    private final WebSocketConnection connection;
    private final MessageReader messages;
    private final FrameDecoder frames;
    private final Scratch scratch = Scratch.ofThisThread();

    /** What was read while earlier bytes were being decoded. */
    private final Queue<ByteBuf> unread = new ArrayDeque<>(0);

    private boolean decoding;

    FrameReader(WebSocketConnection connection, Ticker ticker) {
        this.connection = connection;
        var limits = connection.limits();
        messages = new MessageReader(connection, limits, ticker::nanoTime);
        frames = new FrameDecoder(!connection.isClient(), limits.inboundMessageBytes(), messages);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        if (!(read instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(read);
        } else if (decoding) {
            unread.add(bytes);
        } else {
            decodeAll(bytes);
        }
    }

    /** A listener may bring about a read, as by a flush over TLS; its frames come after those at hand. */
    private void decodeAll(ByteBuf first) {
        decoding = true;
        try {
            for (var bytes = first; bytes != null; bytes = unread.poll()) {
                decode(bytes);
            }
        } finally {
            decoding = false;
            unread.forEach(ByteBuf::release);
            unread.clear();
        }
    }

    private void decode(ByteBuf bytes) {
        try {
            connection.beginBurst();
            var length = bytes.readableBytes();
            if (bytes.hasArray()) {
                var start = bytes.arrayOffset() + bytes.readerIndex();
                frames.decode(bytes.array(), start, start + length);
            } else {
                decodeCopy(bytes, length);
            }
        } finally {
            bytes.release();
        }
    }

    private void decodeCopy(ByteBuf bytes, int length) {
        var copy = scratch.take(length);
        try {
            bytes.readBytes(copy, 0, length);
            frames.decode(copy, 0, length);
        } finally {
            scratch.giveBack(copy);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connection.readEnds();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        messages.release();
        connection.inactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        connection.broken(cause);
    }
}
