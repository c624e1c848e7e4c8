package dev.callwire.benchmarks.contestant;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A WebSocket server of Netty's own handlers, as fast as they go: no compression, no aggregator, no UTF-8 validator. */
final class NettyServer implements Server {
    private static final int MAX_HANDSHAKE_BYTES = 8192;
    private static final int MAX_FRAME_BYTES = 4 << 20;

    private final Loops loops;
    private final Channel listening;

    private NettyServer(Loops loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    /** @param handlers makes what takes the frames of one connection */
    static NettyServer start(Supplier<ChannelHandler> handlers) throws InterruptedException {
        return start(pipeline -> pipeline.addLast(handlers.get()));
    }

    /** The same without any of Netty's handlers after the handshake. */
    static NettyServer startBare(Supplier<ChannelHandler> handlers) throws InterruptedException {
        return start(pipeline -> pipeline.addLast(new Bare(handlers)));
    }

    private static NettyServer start(Consumer<ChannelPipeline> last) throws InterruptedException {
        var config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/rpc")
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .withUTF8Validator(false)
                        .maxFramePayloadLength(MAX_FRAME_BYTES)
                        .build())
                .build();
        var loops = Loops.start();
        var bootstrap = loops.server(new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline()
                        .addLast(
                                new HttpServerCodec(),
                                new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                                new WebSocketServerProtocolHandler(config));
                last.accept(channel.pipeline());
            }
        });
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new NettyServer(loops, bootstrap.bind(address).sync().channel());
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close();
        loops.close();
    }

    /** Puts what takes the bytes in the place of all others when the handshake is done. */
    private static final class Bare extends ChannelInboundHandlerAdapter {
        private final Supplier<ChannelHandler> handlers;

        Bare(Supplier<ChannelHandler> handlers) {
            this.handlers = handlers;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                ctx.pipeline().remove(WebSocketServerProtocolHandler.class);
                ctx.pipeline().remove(WebSocketFrameEncoder.class);
                ctx.pipeline().remove(WebSocketFrameDecoder.class);
                ctx.pipeline().replace(this, null, handlers.get());
            }
        }
    }
}
