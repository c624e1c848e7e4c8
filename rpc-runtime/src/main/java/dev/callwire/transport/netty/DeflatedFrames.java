package dev.callwire.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Looks at frames before they are inflated: at their reserved bits (RFC 7692 section 6), and whether anybody wants them. A
 * compressed message goes on when it is whole. Netty would inflate each of its fragments, and takes one that brings forth
 * nothing for broken.
 */
final class DeflatedFrames extends ChannelInboundHandlerAdapter {
    private static final int COMPRESSED = WebSocketExtension.RSV1;

    private final WebSocketConnection connection;
    private final MessageReader messages;
    private boolean ended;

    /** The beginning of a compressed message that is not whole yet. */
    private @Nullable ByteBuf gathered;

    private boolean gathersBinary;

    DeflatedFrames(WebSocketConnection connection, MessageReader messages) {
        this.connection = connection;
        this.messages = messages;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        if (!ended && read instanceof WebSocketFrame frame) {
            frame(ctx, frame);
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    private void frame(ChannelHandlerContext ctx, WebSocketFrame frame) {
        var opcode = Opcode.of(frame);
        var beginsMessage = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
        if ((frame.rsv() & ~(beginsMessage ? COMPRESSED : 0)) != 0) {
            ended = true;
            frame.release();
            messages.violation("reserved bits are set where no extension uses them");
        } else if (!opcode.isControl() && !connection.expectsMessages()) {
            frame.release();
            release();
        } else if (gathered != null && opcode == Opcode.CONTINUATION) {
            goOn(ctx, gathered, frame);
        } else if (frame.rsv() == COMPRESSED && !frame.isFinalFragment()) {
            begin(ctx, opcode, frame);
        } else {
            ctx.fireChannelRead(frame);
        }
    }

    private void begin(ChannelHandlerContext ctx, Opcode opcode, WebSocketFrame frame) {
        gathered = ctx.alloc().heapBuffer();
        gathersBinary = opcode == Opcode.BINARY;
        gather(gathered, opcode, frame);
    }

    private void goOn(ChannelHandlerContext ctx, ByteBuf message, WebSocketFrame frame) {
        if (!frame.isFinalFragment()) {
            gather(message, Opcode.CONTINUATION, frame);
        } else if (take(message, frame)) {
            gathered = null;
            ctx.fireChannelRead(
                    gathersBinary
                            ? new BinaryWebSocketFrame(true, COMPRESSED, message)
                            : new TextWebSocketFrame(true, COMPRESSED, message));
        }
    }

    /** Keeps a fragment, and tells that it has come, as all fragments are counted in one place. */
    private void gather(ByteBuf message, Opcode opcode, WebSocketFrame fragment) {
        if (take(message, fragment)) {
            messages.dataFrame(opcode, false, 0);
        }
    }

    private boolean take(ByteBuf message, WebSocketFrame fragment) {
        var content = fragment.content();
        var fits = content.readableBytes() <= connection.limits().inboundMessageBytes() - message.readableBytes();
        if (fits) {
            message.writeBytes(content);
        } else {
            messages.tooLong();
        }
        fragment.release();
        return fits;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        release();
    }

    private void release() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
