package dev.callwire.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;

/** The handlers of a channel once it is a WebSocket. */
final class WebSocketPipeline {
    private WebSocketPipeline() {}

    /**
     * Puts frames in the place of HTTP. What the HTTP codec has read beyond the handshake becomes the first frames, so
     * the connection begins before the codec goes, and its encoder goes before the connection sends.
     *
     * @param handshake the handler that has done its work
     * @param http the codec that has
     * @param begin gives the connection its listener
     */
    static void take(
            ChannelHandlerContext handshake,
            Class<? extends CombinedChannelDuplexHandler<?, ?>> http,
            WebSocketConnection connection,
            Runnable begin) {
        var pipeline = handshake.pipeline();
        pipeline.get(http).removeOutboundHandler();
        addTo(pipeline, connection);
        begin.run();
        pipeline.remove(handshake.handler());
        pipeline.remove(http);
    }

    /** Adds what makes messages of bytes. */
    static void addTo(ChannelPipeline pipeline, WebSocketConnection connection) {
        pipeline.addLast(
                new FrameReader(connection, pipeline.channel().eventLoop().ticker()));
    }
}
