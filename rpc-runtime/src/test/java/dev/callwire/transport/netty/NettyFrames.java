package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What Netty's decoder, with the plainest of handlers behind it, makes of a peer's bytes. */
final class NettyFrames extends ChannelInboundHandlerAdapter {
    private final Heard heard;
    private final TransportLimits limits;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int fragments;

    private NettyFrames(Heard heard, TransportLimits limits) {
        this.heard = heard;
        this.limits = limits;
    }

    static void decode(byte[] bytes, boolean masked, TransportLimits limits, Heard heard) {
        var config = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(limits.inboundMessageBytes())
                .expectMaskedFrames(masked)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(config), new NettyFrames(heard, limits));
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.finishAndReleaseAll();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        try {
            if (read instanceof CloseWebSocketFrame close) {
                closed(close);
            } else if (heard.expectsMessages()) {
                frame((WebSocketFrame) read);
            }
        } finally {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof CorruptedWebSocketFrameException violation)) {
            throw new AssertionError(cause);
        }
        var code = violation.closeStatus().code();
        if (code == 1009) {
            heard.passed("inboundMessageBytes", code, "");
        } else {
            heard.fail(code, "");
        }
    }

    private void closed(CloseWebSocketFrame close) {
        if (close.statusCode() > 4999) {
            heard.fail(1002, "");
        } else {
            heard.closedByPeer(close.statusCode(), close.reasonText());
        }
    }

    private void frame(WebSocketFrame frame) {
        var payload = ByteBufUtil.getBytes(frame.content());
        if (frame instanceof PingWebSocketFrame) {
            heard.pong(payload, 0, payload.length);
        } else if (!(frame instanceof PongWebSocketFrame)) {
            data(frame, payload);
        }
    }

    private void data(WebSocketFrame frame, byte[] payload) {
        var expected = heard.isBinary() ? BinaryWebSocketFrame.class : TextWebSocketFrame.class;
        if (!expected.isInstance(frame) && !(frame instanceof ContinuationWebSocketFrame)) {
            heard.fail(1003, "");
        } else if (++fragments > limits.fragments()) {
            heard.passed("fragments", 1008, "");
        } else if (message.size() + payload.length > limits.inboundMessageBytes()) {
            heard.passed("inboundMessageBytes", 1009, "");
        } else {
            message.writeBytes(payload);
            if (frame.isFinalFragment()) {
                whole(message.toByteArray());
                message.reset();
                fragments = 0;
            }
        }
    }

    private void whole(byte[] bytes) {
        if (heard.isBinary() || isText(bytes)) {
            heard.deliver(bytes, 0, bytes.length);
        } else {
            heard.fail(1007, "");
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
