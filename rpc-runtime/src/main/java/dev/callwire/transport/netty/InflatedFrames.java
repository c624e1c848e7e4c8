package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** Takes the frames that Netty's handlers have decoded and inflated, and what these find wrong. */
final class InflatedFrames extends ChannelInboundHandlerAdapter {
    private static final int NOT_CONSISTENT = 1007;

    private final WebSocketConnection connection;
    private final MessageReader messages;
    private final Scratch scratch = Scratch.ofThisThread();

    InflatedFrames(WebSocketConnection connection, MessageReader messages) {
        this.connection = connection;
        this.messages = messages;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        try {
            if (read instanceof WebSocketFrame frame) {
                frame(Opcode.of(frame), frame.isFinalFragment(), frame.content());
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    private void frame(Opcode opcode, boolean last, ByteBuf content) {
        var length = content.readableBytes();
        if (content.hasArray()) {
            frame(opcode, last, content.array(), content.arrayOffset() + content.readerIndex(), length);
            return;
        }
        var copy = scratch.take(length);
        try {
            content.readBytes(copy, 0, length);
            frame(opcode, last, copy, 0, length);
        } finally {
            scratch.giveBack(copy);
        }
    }

    private void frame(Opcode opcode, boolean last, byte[] bytes, int offset, int length) {
        if (opcode.isControl()) {
            messages.controlFrame(opcode, bytes, offset, length);
        } else if (length > connection.limits().inboundMessageBytes()) {
            messages.tooLong();
        } else {
            messages.dataFrame(opcode, last, length);
            messages.payload(bytes, offset, length);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connection.readEnds();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        messages.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException flaw) {
            corrupted(flaw.closeStatus(), flaw.getMessage());
        } else if (cause instanceof DecompressionException failure) {
            notInflated(failure);
        } else if (cause.getCause() instanceof CodecException) {
            broken();
        } else {
            connection.broken(cause);
        }
    }

    private void corrupted(WebSocketCloseStatus status, @Nullable String why) {
        if (WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(status)) {
            messages.tooLong();
        } else {
            connection.fail(status.code(), String.valueOf(why));
        }
    }

    /** It was no deflate data, or became more than it may: these are all the reasons that there are. */
    private void notInflated(DecompressionException failure) {
        if (failure.getCause() instanceof DataFormatException) {
            broken();
        } else {
            messages.tooLong();
        }
    }

    private void broken() {
        connection.fail(NOT_CONSISTENT, "a compressed message is broken");
    }
}
