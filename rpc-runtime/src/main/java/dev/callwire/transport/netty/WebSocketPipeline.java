package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;

/** The handlers of a channel once it is a WebSocket. */
final class WebSocketPipeline {
    private WebSocketPipeline() {}

    /**
     * Puts frames in the place of HTTP. What the HTTP codec has read beyond the handshake becomes the first frames, so
     * the connection begins before the codec goes, and its encoder goes before the connection sends.
     *
     * @param handshake the handler that has done its work
     * @param http the codec that has
     * @param client whether this end has dialled, and so reads frames without masks
     * @param begin gives the connection its listener
     */
    static void take(
            ChannelHandlerContext handshake,
            Class<? extends CombinedChannelDuplexHandler<?, ?>> http,
            TransportLimits limits,
            WebSocketConnection connection,
            boolean client,
            Runnable begin) {
        var decoding = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(limits.inboundMessageBytes())
                .expectMaskedFrames(!client)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        var pipeline = handshake.pipeline();
        pipeline.addLast(new WebSocket13FrameDecoder(decoding), new FrameReader(connection, limits));
        pipeline.get(http).removeOutboundHandler();
        begin.run();
        pipeline.remove(handshake.handler());
        pipeline.remove(http);
    }
}
