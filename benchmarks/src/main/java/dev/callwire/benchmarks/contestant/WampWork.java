package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a client does once it has joined; what one read brought is answered together. */
abstract class WampWork extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int USUAL_BYTES = 64;

    private final Consumer<Throwable> failed;
    private @Nullable ChannelHandlerContext context;

    /** @param failed told when something is not as it should be */
    WampWork(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes a frame, whose type has been read. */
    abstract void take(long type, WampCursor frame);

    /** Begins a frame. */
    final ByteBuf begin(byte[] text) {
        return context().alloc().directBuffer(USUAL_BYTES).writeBytes(text);
    }

    static void append(ByteBuf frame, long number) {
        long unit = 1;
        while (number / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            frame.writeByte((int) ('0' + number / unit % 10));
        }
    }

    /** Sends a frame with the next {@link #flush}. */
    final void write(ByteBuf frame) {
        context().write(new TextWebSocketFrame(frame), context().voidPromise());
    }

    final void flush() {
        context().flush();
    }

    /** The thread of all this. */
    final Executor loop() {
        return context().executor();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("It has not joined");
        }
        return context;
    }

    static IllegalStateException unexpected(WampCursor frame) {
        return new IllegalStateException("This was not due: " + frame);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            var cursor = new WampCursor(frame.content());
            take(cursor.number(), cursor);
        } else if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        failed.accept(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        failed.accept(new IllegalStateException("A connection was lost"));
    }
}
