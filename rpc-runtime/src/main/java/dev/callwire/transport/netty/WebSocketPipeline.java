package dev.callwire.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import org.jspecify.annotations.Nullable;

/** The handlers of a channel once it is a WebSocket. */
final class WebSocketPipeline {
    private WebSocketPipeline() {}

    /**
     * Puts frames in the place of HTTP. What the HTTP codec has read beyond the handshake becomes the first frames, so
     * the connection begins before the codec goes, and its encoder goes before the connection sends.
     *
     * @param handshake the handler that has done its work
     * @param http the codec that has
     * @param compression what both ends have agreed on, if they have
     * @param begin gives the connection its listener
     */
    static void take(
            ChannelHandlerContext handshake,
            Class<? extends CombinedChannelDuplexHandler<?, ?>> http,
            WebSocketConnection connection,
            @Nullable WebSocketExtension compression,
            Runnable begin) {
        var pipeline = handshake.pipeline();
        pipeline.get(http).removeOutboundHandler();
        if (compression == null) {
            addTo(pipeline, connection);
        } else {
            addTo(pipeline, connection, compression);
        }
        begin.run();
        pipeline.remove(handshake.handler());
        pipeline.remove(http);
    }

    /** Adds what makes messages of bytes. */
    static void addTo(ChannelPipeline pipeline, WebSocketConnection connection) {
        pipeline.addLast(
                new FrameReader(connection, pipeline.channel().eventLoop().ticker()));
    }

    /** Adds what makes messages of bytes, and bytes of messages, where these may be compressed. */
    static void addTo(ChannelPipeline pipeline, WebSocketConnection connection, WebSocketExtension compression) {
        var limits = connection.limits();
        var ticker = pipeline.channel().eventLoop().ticker();
        var messages = new MessageReader(connection, limits, ticker::nanoTime);
        var config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(!connection.isClient())
                .allowExtensions(true)
                .maxFramePayloadLength(limits.inboundMessageBytes())
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        pipeline.addLast(
                new ReadOrder(connection),
                new WebSocket13FrameDecoder(config),
                new WebSocket13FrameEncoder(connection.isClient()),
                new DeflatedFrames(connection, messages),
                compression.newExtensionDecoder(),
                compression.newExtensionEncoder(),
                new InflatedFrames(connection, messages));
    }
}
