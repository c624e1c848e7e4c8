package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/**
 * LSP4J on a WebSocket of Netty's: a frame for each message, and a flush for what one read brought. All of it happens on
 * the event loop, services included.
 */
final class Lsp4jConnection extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final Channel channel;
    private final Consumer<Throwable> broken;
    private final MessageJsonHandler json =
            new MessageJsonHandler(ServiceEndpoints.getSupportedMethods(Lsp4jCalculator.class));
    private final RemoteEndpoint endpoint;

    /**
     * @param service what the peer may call
     * @param broken is told why nothing more comes
     */
    Lsp4jConnection(Channel channel, Object service, Consumer<Throwable> broken) {
        this.channel = channel;
        this.broken = broken;
        endpoint = new RemoteEndpoint(this::write, ServiceEndpoints.toEndpoint(service));
        json.setMethodProvider(endpoint);
        endpoint.setJsonHandler(json);
    }

    Lsp4jCalculator peer() {
        return ServiceEndpoints.toServiceObject(endpoint, Lsp4jCalculator.class);
    }

    private void write(Message message) {
        var text = ByteBufUtil.writeUtf8(channel.alloc(), json.serialize(message));
        channel.write(new TextWebSocketFrame(text), channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        endpoint.consume(json.parseMessage(frame.content().toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broken.accept(cause);
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        broken.accept(new IllegalStateException("The connection was lost"));
    }
}
