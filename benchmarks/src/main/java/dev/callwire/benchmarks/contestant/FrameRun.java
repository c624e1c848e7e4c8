package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** Counts the frames of a {@link FrameServer} while the window is open, and those that are on their way then. */
final class FrameRun extends NettyRun {
    private static final String STOP = "stop";

    private int due;
    private boolean stopped;

    private FrameRun(Window window) {
        super(Integer.MAX_VALUE, window);
    }

    static Client connect(int port) throws Exception {
        return NettyClient.connect(port, (inFlight, window, bytes) -> new FrameRun(window), null, null);
    }

    @Override
    void begin(ChannelHandlerContext ctx, int callers) {
        ctx.write(new TextWebSocketFrame(FrameServer.GO));
    }

    @Override
    void answered(ChannelHandlerContext ctx, TextWebSocketFrame frame, boolean last) {
        var content = frame.content();
        if (stopped && content.readableBytes() == 0) {
            done().complete(tally);
            return;
        }
        if (content.readableBytes() != FrameServer.FRAME_BYTES
                || content.getLong(content.readerIndex()) != Digits.of(due)) {
            throw new IllegalStateException("A frame differs from what was sent");
        }
        due = Digits.after(due);
        tally.end(Tally.UNTIMED);
        if (last && !stopped) {
            stopped = true;
            ctx.writeAndFlush(new TextWebSocketFrame(STOP));
        }
    }
}
