package dev.callwire.benchmarks.contestant;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** A WebSocket server of Netty's own handlers, as fast as they go: no compression, no aggregator, no UTF-8 validator. */
final class NettyServer implements Server {
    private static final int MAX_HANDSHAKE_BYTES = 8192;

    private final Loops loops;
    private final Channel listening;

    private NettyServer(Loops loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    /** @param handlers makes what takes the frames of one connection */
    static NettyServer start(Supplier<ChannelHandler> handlers) throws InterruptedException {
        var config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/rpc")
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .withUTF8Validator(false)
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
                                new WebSocketServerProtocolHandler(config),
                                handlers.get());
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
}
