package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.RateBudget;
import dev.callwire.transport.TransportLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Ticker;
import java.util.Arrays;

/** Makes messages of frames and hands them to the connection, one whole message at a time. */
final class FrameReader extends ChannelInboundHandlerAdapter {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int LARGEST_CODE = 4999;
    private static final byte[] NOTHING = {};

    private final WebSocketConnection connection;
    private final TransportLimits limits;
    private final RateBudget controlFrames;
    private final Scratch scratch = Scratch.ofThisThread();

    /** The fragments of a message that is not whole yet. */
    private byte[] gathered = NOTHING;

    private int gatheredBytes;
    private int fragments;

    FrameReader(WebSocketConnection connection, Ticker ticker) {
        this.connection = connection;
        this.limits = connection.limits();
        this.controlFrames =
                new RateBudget(limits.controlFramesPer10Seconds(), limits.controlFramesPerMinute(), ticker::nanoTime);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        try {
            connection.beginBurst();
            if (read instanceof CloseWebSocketFrame close) {
                close(close);
            } else if (connection.expectsMessages() && read instanceof WebSocketFrame frame) {
                frame(frame);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connection.readEnds();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gathered = NOTHING;
        connection.inactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException violation) {
            int code = violation.closeStatus().code();
            if (code == CloseReason.TOO_BIG) {
                connection.passed("inboundMessageBytes", code, Printable.failure(violation));
            } else {
                connection.fail(code, Printable.failure(violation));
            }
        } else {
            connection.broken(cause);
        }
    }

    private void frame(WebSocketFrame frame) {
        if (isOfItsKind(frame) || frame instanceof ContinuationWebSocketFrame) {
            data(frame.content(), frame.isFinalFragment());
        } else if (frame instanceof BinaryWebSocketFrame) {
            connection.fail(CloseReason.UNSUPPORTED, "binary frames are not understood here; send text");
        } else if (frame instanceof TextWebSocketFrame) {
            connection.fail(CloseReason.UNSUPPORTED, "text is not understood here; send binary frames");
        } else if (!controlFrames.spend()) {
            connection.passed("controlFrames", CloseReason.POLICY, "too many pings and pongs");
        } else if (frame instanceof PingWebSocketFrame) {
            ping(frame.content());
        }
    }

    private boolean isOfItsKind(WebSocketFrame frame) {
        return connection.isBinary() ? frame instanceof BinaryWebSocketFrame : frame instanceof TextWebSocketFrame;
    }

    private void data(ByteBuf payload, boolean last) {
        if (fragments > 0 || !last) {
            fragment(payload, last);
            return;
        }
        var length = payload.readableBytes();
        var bytes = scratch.atLeast(length);
        payload.readBytes(bytes, 0, length);
        message(bytes, length);
    }

    private void fragment(ByteBuf payload, boolean last) {
        var length = payload.readableBytes();
        if (++fragments > limits.fragments()) {
            connection.passed(
                    "fragments", CloseReason.POLICY, "a message has at most " + limits.fragments() + " fragments");
        } else if (length > limits.inboundMessageBytes() - gatheredBytes) {
            connection.passed(
                    "inboundMessageBytes",
                    CloseReason.TOO_BIG,
                    "a message has at most " + limits.inboundMessageBytes() + " bytes");
        } else {
            gather(payload, length);
            if (last) {
                lastFragment();
            }
            return;
        }
        gathered = NOTHING;
    }

    private void gather(ByteBuf payload, int length) {
        var total = gatheredBytes + length;
        if (total > gathered.length) {
            var doubled = (int) Math.min(2L * gathered.length, limits.inboundMessageBytes());
            gathered = Arrays.copyOf(gathered, Math.max(total, doubled));
        }
        payload.readBytes(gathered, gatheredBytes, length);
        gatheredBytes = total;
    }

    private void lastFragment() {
        var bytes = gathered;
        var length = gatheredBytes;
        gathered = NOTHING;
        gatheredBytes = 0;
        fragments = 0;
        message(bytes, length);
    }

    private void message(byte[] bytes, int length) {
        if (connection.isBinary() || Utf8.isWellFormed(bytes, 0, length)) {
            connection.deliver(bytes, length);
        } else {
            connection.fail(NOT_UTF8, "a text message is not UTF-8");
        }
    }

    private void ping(ByteBuf payload) {
        var length = payload.readableBytes();
        var bytes = scratch.atLeast(length);
        payload.readBytes(bytes, 0, length);
        connection.pong(bytes, length);
    }

    private void close(CloseWebSocketFrame close) {
        if (close.statusCode() > LARGEST_CODE) {
            connection.fail(PROTOCOL_ERROR, "close codes end at " + LARGEST_CODE);
        } else {
            connection.closedByPeer(close.statusCode(), close.reasonText());
        }
    }
}
